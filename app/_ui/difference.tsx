import { difference } from '@/lib/text/text-difference'

/** What changed between two texts: what went is struck through, what came is underlined, and both are said. */
export function Difference({ before, after }: { before: string; after: string }) {
  return (
    <span className="whitespace-pre-line [overflow-wrap:anywhere]">
      {difference(before, after).map(({ kind, text }, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces have an order and may be alike
        if (kind === 'same') return <span key={index}>{text}</span>
        const Part = kind === 'added' ? 'ins' : 'del'
        return (
          <Part
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces have an order and may be alike
            key={index}
            className={
              kind === 'added'
                ? 'bg-accent-wash decoration-accent underline-offset-3 [del+&]:ml-1'
                : 'text-ink-3 decoration-ink-3'
            }
          >
            <span className="sr-only"> [{kind}: </span>
            {text}
            <span className="sr-only">] </span>
          </Part>
        )
      })}
    </span>
  )
}
