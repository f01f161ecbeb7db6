'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { CITATION_STYLES, type CitationStyle, STYLE_WORDS } from '@/lib/citation/citation-format'

type Props = {
  /** Where the citations are served: "/studies/30527631/cite". */
  address: string
  /** How what opens it looks. */
  className: string
}

const FILES = [
  ['ris', 'RIS'],
  ['bibtex', 'BibTeX'],
  ['csl-json', 'CSL-JSON'],
] as const

/** The study as a reference: three styles to copy, three files to keep. Without scripts each style is a page of text. */
export function CiteBox({ address, className }: Props) {
  const [texts, setTexts] = useState<Partial<Record<CitationStyle, string>>>({})
  const [said, setSaid] = useState('')
  const box = useRef<HTMLDetailsElement>(null)
  const isLoading = useRef(false)

  const load = useCallback(async () => {
    if (isLoading.current) return
    isLoading.current = true
    try {
      const answer = await fetch(address)
      if (!answer.ok) throw new Error(`${answer.status}`)
      setTexts(await answer.json())
    } catch {
      // Asked for again when the box is opened; until then its styles are links.
      isLoading.current = false
    }
  }, [address])

  // Once the page has nothing else to do, so that the box opens filled; at once where it was opened before that.
  useEffect(() => {
    if (box.current?.open) load()
    return whenIdle(load)
  }, [load])

  async function copy(style: CitationStyle) {
    try {
      await navigator.clipboard.writeText(texts[style] ?? '')
      setSaid(`${STYLE_WORDS[style]} copied`)
    } catch {
      setSaid('This browser does not let us copy; select the text instead.')
    }
  }

  return (
    <details
      ref={box}
      name="study-action"
      className="flex-auto"
      onToggle={(event) => event.currentTarget.open && load()}
    >
      <summary data-cite className={`cursor-pointer list-none [&::-webkit-details-marker]:hidden ${className}`}>
        Cite
      </summary>
      <div className="absolute inset-x-0 top-full z-[9] mt-1.5 grid max-h-[70vh] gap-3 overflow-y-auto rounded border border-line-strong bg-surface p-3.5 shadow-lg">
        {CITATION_STYLES.map((style) => (
          <div key={style}>
            <p className="flex min-h-[24px] items-center justify-between">
              <a href={`${address}/${style}`} className="label-caps inline-flex min-h-[24px] items-center">
                {STYLE_WORDS[style]}
              </a>
              {texts[style] && (
                <button type="button" onClick={() => copy(style)} className="min-h-[24px] text-accent text-sm">
                  Copy<span className="sr-only"> {STYLE_WORDS[style]}</span>
                </button>
              )}
            </p>
            {texts[style] && <p className="mt-1 break-words text-[13px] text-ink-2">{texts[style]}</p>}
          </div>
        ))}
        <p className="dotted text-sm">
          {FILES.map(([format, word]) => (
            <a
              key={format}
              href={`${address}/${format}`}
              download
              className="inline-flex min-h-[24px] min-w-[24px] items-center text-accent"
            >
              {word}
            </a>
          ))}
        </p>
        <p role="status" className="meta empty:hidden">
          {said}
        </p>
      </div>
    </details>
  )
}

/** Calls `work` when the browser is idle, soon where it cannot say; returns how to call that off. */
function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(work, { timeout: 2_000 })
    return () => cancelIdleCallback(handle)
  }
  const handle = setTimeout(work, 200)
  return () => clearTimeout(handle)
}
