const FOLD_FROM = 320

/** Text as it was typed, lines and all; more than a few lines fold, and unfold without scripts and on paper. */
export function FoldedText({ text, className = '' }: { text: string; className?: string }) {
  if (text.length <= FOLD_FROM && text.split('\n').length <= 5) {
    return <p className={`whitespace-pre-line ${className}`}>{text}</p>
  }
  const start = text
    .slice(0, FOLD_FROM - 60)
    .split('\n')
    .slice(0, 4)
    .join('\n')
  return (
    <>
      <details className={`group print:hidden ${className}`}>
        <summary className="cursor-pointer list-none">
          <span className="whitespace-pre-line group-open:hidden">{start.trimEnd()}… </span>
          <span className="font-sans text-accent text-sm">
            <span className="group-open:hidden">Show all</span>
            <span className="hidden group-open:inline">Show less</span>
          </span>
        </summary>
        <p className="whitespace-pre-line">{text}</p>
      </details>
      <p className={`hidden whitespace-pre-line print:block ${className}`}>{text}</p>
    </>
  )
}
