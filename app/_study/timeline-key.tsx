/** What the marks of the timeline mean. */
export function TimelineKey() {
  return (
    <figcaption className="meta mt-2 flex flex-wrap gap-x-5 gap-y-1">
      <Sign words="more citations, larger">
        <circle cx="6" cy="8" r="4" className="fill-level-2" />
        <circle cx="19" cy="8" r="7" className="fill-level-2" />
      </Sign>
      <Sign words="citations not known">
        <circle cx="14" cy="8" r="4" className="fill-paper stroke-[1.5] stroke-ink-3" />
      </Sign>
      <Sign words="retracted">
        <path d="M9 3L19 13M9 13L19 3" className="stroke-[3] stroke-danger" />
      </Sign>
    </figcaption>
  )
}

function Sign({ words, children }: { words: string; children: React.ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg width="28" height="16" aria-hidden="true">
        {children}
      </svg>
      {words}
    </span>
  )
}
