import { SaveLink } from '@/app/_study/save-link'
import { StudyRow } from '@/app/_study/study-row'
import { EmptyState } from '@/app/_ui/empty-state'
import { AskForm } from '@/app/(portal)/questions/_parts/ask-form'
import { readHoldings } from '@/db/lists/holdings'
import { type Reference, referencesOf } from '@/db/studies/study-links'
import type { StudyPage } from '@/db/studies/study-page'
import type { Person } from '@/lib/access/viewer'
import { QUESTION_LIMITS } from '@/lib/questions/question'
import { countWords, sourceWords } from '@/lib/studies/citation-count'
import { doiAddress } from '@/lib/studies/identifiers'
import { formatPublicationDate } from '@/lib/studies/publication-date'

/** The studies that it cites, in its order; then those that are not here. */
export async function ReferencesTab({ study, page, viewer }: { study: StudyPage; page: number; viewer: Person }) {
  const references = await referencesOf(viewer, study.id, page)
  if (references.length === 0) {
    return (
      <EmptyState title="No references in the record">
        Many records come without their reference list. The full text has it.
      </EmptyState>
    )
  }
  const holdings = await readHoldings(
    viewer,
    references.flatMap(({ study }) => study?.id ?? []),
  )
  const absent = references.filter((reference) => !reference.study)
  return (
    <>
      <ol>
        {references.map(
          ({ position, study }) =>
            study && (
              <li key={position}>
                <StudyRow
                  study={study}
                  action={<SaveLink studyId={study.id} title={study.title} lists={holdings.get(study.id)} />}
                />
              </li>
            ),
        )}
      </ol>
      {absent.length > 0 && <Absent references={absent} study={study} />}
    </>
  )
}

/** References that are no studies of the portal, folded away: few who read on here want them. */
function Absent({ references, study }: { references: Reference[]; study: StudyPage }) {
  return (
    <details className="border-line border-b">
      <summary className="w-fit cursor-pointer py-3.5 font-medium text-accent">
        {references.length} not in this library
      </summary>
      <div className="pb-4">
        <AskForm text={asked(study)} address={`${study.address}?tab=references`} keeps={false} />
      </div>
      <ol>
        {references.map((reference) => (
          <li key={reference.position}>
            <AbsentReference reference={reference} />
          </li>
        ))}
      </ol>
    </details>
  )
}

const asked = ({ title }: StudyPage): string =>
  `References of “${title.slice(0, QUESTION_LIMITS.text - 60)}” that are not here`

/** A reference without a study of its own here: what is known of it, and where it can be found. */
function AbsentReference({ reference }: { reference: Reference }) {
  const { known } = reference
  return (
    <div className="border-line border-t pt-[18px] pb-[19px]">
      {known && (
        <p className="meta dotted">
          <span title={known.citations && sourceWords(known.citations)}>{countWords(known.citations ?? null)}</span>
          <span>{formatPublicationDate(known.published ?? null)}</span>
          <cite className="text-ink-2">{known.journal ?? 'journal not known'}</cite>
        </p>
      )}
      {known?.finding && <p className="finding mt-1">{known.finding}</p>}
      {reference.raw && <p className="max-w-[48em] font-serif text-[16px] text-ink-2">{reference.raw}</p>}
      <p className="meta dotted mt-1">
        {known && <span>title not known</span>}
        {!known && !reference.raw && !reference.pmid && !reference.doi && <span>not named in the record</span>}
        {reference.pmid && (
          <span>
            PMID{' '}
            <a className="text-accent" href={`https://pubmed.ncbi.nlm.nih.gov/${reference.pmid}/`} rel="noreferrer">
              {reference.pmid}
            </a>
          </span>
        )}
        {reference.doi && (
          <span>
            DOI{' '}
            <a className="break-all text-accent" href={doiAddress(reference.doi)} rel="noreferrer">
              {reference.doi}
            </a>
          </span>
        )}
      </p>
    </div>
  )
}
