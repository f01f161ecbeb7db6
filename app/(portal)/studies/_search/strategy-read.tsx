import { parseQuestion } from '@/lib/search/parse-question'
import type { StrategyRead as Read } from '@/lib/search/question'

/** Of a strategy in lines: which line was searched, which were not, and how each was read. */
export function StrategyRead({ q }: { q: string }) {
  const { strategy } = parseQuestion(q)
  if (!strategy || strategy.lines.length < 2) return null
  const { searched, lines } = strategy
  const unused = lines.filter(({ used }) => !used).map(({ number }) => number)
  return (
    <div className="mb-4 text-ink-2 text-sm" role="status">
      <p>
        <b className="font-medium text-ink">Searched: line {searched}</b>, the last line, with the lines that it
        combines.
        {unused.length > 0 && ` Not part of it and not searched: ${linesWords(unused)}.`}
      </p>
      <details className="mt-1">
        <summary className="cursor-pointer">How the {lines.length} lines were read</summary>
        <Lines lines={lines} />
      </details>
    </div>
  )
}

function Lines({ lines }: Pick<Read, 'lines'>) {
  return (
    <ol className="mt-3 grid gap-2 border-line border-l pl-4">
      {lines.map(({ number, text, used, reading }) => (
        <li key={number} className="grid grid-cols-[2.5rem_minmax(0,1fr)]">
          <span className="text-ink-3 tabular-nums">{number}</span>
          <span className="break-words">
            <span className={used ? 'text-ink' : 'text-ink-3'}>{text}</span>
            {reading && reading !== text && <span className="block text-ink-3">read as {reading}</span>}
            {!used && <span className="block text-ink-3">not searched</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}

function linesWords(numbers: number[]): string {
  const shown = numbers.slice(0, 12).join(', ')
  const more = numbers.length > 12 ? ` and ${numbers.length - 12} more` : ''
  return `${numbers.length === 1 ? 'line' : 'lines'} ${shown}${more}`
}
