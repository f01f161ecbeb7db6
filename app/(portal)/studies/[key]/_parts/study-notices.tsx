import Link from 'next/link'
import type { Notice } from '@/db/studies/study-links'
import type { StudyPage } from '@/db/studies/study-page'
import { isPreprint } from '@/lib/evidence/design'
import { doiAddress } from '@/lib/studies/identifiers'
import { dayWords } from '@/lib/text/day-words'

type Said = { title: string; tone: 'danger' | 'warn' }

/** Notices that change what a finding is worth, and how they are said; the others stand under History. */
const SAID: Partial<Record<Notice['kind'], Said>> = {
  'retraction-in': { title: 'Retracted', tone: 'danger' },
  'concern-in': { title: 'Expression of concern', tone: 'danger' },
  'erratum-in': { title: 'Corrected', tone: 'warn' },
  'update-in': { title: 'Replaced by a newer version', tone: 'warn' },
  'republished-in': { title: 'Republished', tone: 'warn' },
  'reinstated-in': { title: 'Reinstated after a retraction', tone: 'warn' },
  'retraction-of': { title: 'This is a notice of retraction', tone: 'warn' },
}

const TONE = {
  danger: 'border-danger/35 bg-danger-wash [&_b]:text-danger',
  warn: 'border-warn/35 bg-warn-wash [&_b]:text-warn',
}

/** What a reader must know before anything else. */
export function StudyNotices({ notices, study }: { notices: Notice[]; study: StudyPage }) {
  const said = notices.flatMap((notice) => {
    const how = SAID[notice.kind]
    // What the record itself states is not said a second time.
    const isRepeated = notice.listed && notices.some(({ kind, listed }) => kind === notice.kind && !listed)
    return how && !isRepeated ? [{ notice, ...how }] : []
  })
  const isNamed = notices.some(({ kind }) => kind === 'retraction-in' || kind === 'republished-in')
  const isRetracted = study.retractedAt && !notices.some(({ kind }) => kind === 'retraction-in')
  const preprint = isPreprint(study.publicationTypes)
  if (said.length === 0 && !isRetracted && !study.withdrawnAt && !preprint) return null
  return (
    <div className="mb-7 grid gap-2">
      {study.withdrawnAt && (
        <Banner tone="danger" title="Withdrawn">
          PubMed has deleted this record. It is kept for those who saved it and is not found by searching.
        </Banner>
      )}
      {isRetracted && (
        <Banner tone="danger" title="Retracted">
          Its finding no longer counts.{!isNamed && ' The record does not name the notice.'}
        </Banner>
      )}
      {preprint && (
        <Banner tone="warn" title="Preprint">
          Not peer reviewed, so it has no level of evidence.
        </Banner>
      )}
      {said.map(({ notice, title, tone }) => (
        <Banner key={noticeName(notice)} tone={tone} title={titleOf(notice, preprint) ?? title}>
          {notice.kind === 'retraction-in' && 'Its finding no longer counts. '}
          <NoticeLink notice={notice} />
        </Banner>
      ))}
    </div>
  )
}

/** What the record says of it in particular: "Retracted and republished", or that a preprint has become an article. */
function titleOf({ kind, note }: Notice, preprint: boolean): string | undefined {
  if (kind === 'update-in' && preprint) return 'Published as an article'
  return kind === 'republished-in' ? /^(?:Retracted|Corrected) and republished/.exec(note ?? '')?.[0] : undefined
}

function Banner({ tone, title, children }: { tone: 'danger' | 'warn'; title: string; children: React.ReactNode }) {
  return (
    <div role="note" className={`flex flex-wrap gap-x-3.5 gap-y-1 rounded border px-[18px] py-3 ${TONE[tone]}`}>
      <b className="font-semibold">{title}</b>
      <p className="min-w-0 flex-1 basis-64">{children}</p>
    </div>
  )
}

export const noticeName = ({ kind, pmid, raw, listed }: Notice): string =>
  [kind, pmid, raw, listed?.source, listed?.doi].join(' ')

/** The other record: here if it is here, at PubMed if it has a PMID, otherwise in its own words; or the list that says so. */
export function NoticeLink({ notice }: { notice: Notice }) {
  const { listed } = notice
  if (!listed) return <RecordLink notice={notice} />
  return (
    <>
      {listed.doi ? (
        <a className="text-accent underline" href={doiAddress(listed.doi)} rel="noreferrer">
          doi:{listed.doi}
        </a>
      ) : (
        <RecordLink notice={notice} />
      )}{' '}
      <span className="meta">{listedWords(listed)}</span>
    </>
  )
}

/** "Retraction Watch, 3 May 2021"; lists that somebody has imported have no name. */
function listedWords({ source, dated }: NonNullable<Notice['listed']>): string {
  const name = source === 'dois' || source === 'records' ? 'an imported list of retractions' : source
  return dated ? `${name}, ${dayWords(dated)}` : name
}

function RecordLink({ notice }: { notice: Notice }) {
  const words = notice.raw ?? notice.study?.title ?? (notice.pmid ? `PMID ${notice.pmid}` : 'The notice is not named.')
  if (notice.study) {
    return (
      <Link className="text-accent underline" href={notice.study.address}>
        {words}
      </Link>
    )
  }
  if (!notice.pmid) return words
  return (
    <a className="text-accent underline" href={`https://pubmed.ncbi.nlm.nih.gov/${notice.pmid}/`} rel="noreferrer">
      {words}
    </a>
  )
}
