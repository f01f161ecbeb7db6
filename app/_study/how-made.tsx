import { WrittenOn } from '@/app/_ui/written-on'
import { howMade, type SummaryMaking } from '@/lib/summaries/summary-making'

type Props = {
  made: SummaryMaking
  /** To the minute, where the order of things matters. */
  exact?: boolean
}

/** By whom or by what a summary was made and checked, in the same words wherever it stands; for a dotted line. */
export function HowMade({ made, exact }: Props) {
  return howMade(made).map(({ words, at, strong }) => {
    const Part = strong ? 'b' : 'span'
    return (
      <Part key={words} className={strong ? 'font-medium text-ink-2' : undefined}>
        {words}
        {at && (
          <>
            , <WrittenOn at={at} exact={exact} />
          </>
        )}
      </Part>
    )
  })
}
