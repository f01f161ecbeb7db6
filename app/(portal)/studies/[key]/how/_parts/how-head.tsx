import Link from 'next/link'
import { Provenance } from '@/app/_study/provenance'
import { WrittenOn } from '@/app/_ui/written-on'
import type { StudyPage } from '@/db/studies/study-page'
import type { TracedDraft } from '@/db/summaries/draft-trace'
import { isRetold, RETOLD } from '@/lib/studies/retold'
import { revisedOn } from '@/lib/summaries/record-version'

const SOURCES = {
  pubmed: 'PubMed’s record',
  'europe-pmc': 'Europe PMC’s record',
  trials: 'the record of the trial corpus',
  demo: 'the record of the demonstration corpus',
  reference: 'a reference file',
}

type Props = { study: StudyPage; draft: TracedDraft | null; checkAt: string | null }

/** Of which record, by which drafter, and whether anybody has checked it. */
export function HowHead({ study, draft, checkAt }: Props) {
  const { summary, source, revision, changedAt } = study
  const revised = revisedOn(revision)
  return (
    <p className="meta dotted mt-3">
      <span>
        from {SOURCES[source]}
        {revised ? ', revised ' : ', here since '}
        <WrittenOn at={revised ?? changedAt} />
      </span>
      {study.abstract.length > 0 && isRetold(source) && <span>{RETOLD}</span>}
      {draft?.drafter && <span>rules and model, version {draft.drafter}</span>}
      {summary ? <Provenance made={summary} /> : <span>nothing written yet</span>}
      {checkAt && (
        <span data-screen-only>
          <Link href={checkAt} className="text-accent">
            {summary ? 'Check and edit' : 'Write a summary'}
          </Link>
        </span>
      )}
    </p>
  )
}
