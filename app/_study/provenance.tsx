import { WrittenOn } from '@/app/_ui/written-on'
import { provenanceLines, type SummaryProvenance } from '@/lib/summaries/provenance'

type Props = {
  made: SummaryProvenance
  /** To the minute, where the order of things matters. */
  exact?: boolean
}

/** By whom or by what a summary was made and checked, in the same words wherever it stands; for a dotted line. */
export function Provenance({ made, exact }: Props) {
  return provenanceLines(made).map(({ words, at, strong }) => {
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
