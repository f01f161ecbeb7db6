import { factLines, type WorkFacts } from '@/lib/references/work-facts'
import { difference } from '@/lib/text/text-difference'

/** A work by its title and facts; what the other one says differently is marked. */
export function Work({ facts, beside }: { facts: WorkFacts; beside: WorkFacts | null }) {
  const others = new Map(beside ? factLines(beside).map(({ name, value }) => [name, value]) : [])
  const isOther = (name: string, value: string) => {
    const other = others.get(name)
    return other !== undefined && other.toLowerCase() !== value.toLowerCase()
  }
  return (
    <>
      <p className="font-serif text-[17px] leading-snug [overflow-wrap:anywhere]">
        {facts.title ? <Title text={facts.title} beside={beside?.title ?? facts.title} /> : 'No title'}
      </p>
      <dl className="meta mt-1.5 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
        {factLines(facts).map(({ name, value }) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd className="text-ink-2 [overflow-wrap:anywhere]">
              {isOther(name, value) ? <mark>{value}</mark> : value}
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

/** Of titles that have less than half in common, single words say nothing. */
const COMMON = 0.5

function Title({ text, beside }: { text: string; beside: string }) {
  const pieces = difference(beside, text).filter(({ kind }) => kind !== 'removed')
  const common = pieces.reduce((length, { kind, text: piece }) => length + (kind === 'same' ? piece.length : 0), 0)
  if (common < Math.max(text.length, beside.length) * COMMON) return text
  return pieces.map(({ kind, text: piece }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces have an order and may be alike
    kind === 'added' ? <mark key={index}>{piece}</mark> : <span key={index}>{piece}</span>,
  )
}
