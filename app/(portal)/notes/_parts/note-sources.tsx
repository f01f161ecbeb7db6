import { Choice, Choices } from '@/app/_ui/choices'

export const SOURCES = ['yours', 'colleagues', 'discussions'] as const
/** Whose words are looked through: one's own notes, those that colleagues wrote for one, and discussions. */
export type Source = (typeof SOURCES)[number]

const WORDS: Record<Source, string> = {
  yours: 'Your notes',
  colleagues: 'From colleagues',
  discussions: 'Discussions',
}

type Props = { chosen: Source; query: string; totals: Record<Source, number> }

/** The three, each with how much there is of it that the reader may read. */
export function NoteSources({ chosen, query, totals }: Props) {
  const address = (source: Source) => {
    const asked = new URLSearchParams({
      ...(source !== 'yours' && { from: source }),
      ...(query.trim() && { words: query.trim() }),
    }).toString()
    return asked ? `/notes?${asked}` : '/notes'
  }
  return (
    <Choices label="Whose">
      {SOURCES.map((source) => (
        <Choice
          key={source}
          href={address(source)}
          words={`${WORDS[source]} ${totals[source].toLocaleString('en-GB')}`}
          chosen={source === chosen}
        />
      ))}
    </Choices>
  )
}
