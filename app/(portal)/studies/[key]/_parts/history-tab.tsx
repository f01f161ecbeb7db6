import type { ReactNode } from 'react'
import { WrittenOn } from '@/app/_ui/written-on'
import type { Notice } from '@/db/studies/study-links'
import type { StudyPage } from '@/db/studies/study-page'
import { readVersionPage } from '@/db/summaries/summary-versions'
import { can } from '@/lib/access/policy'
import type { Person } from '@/lib/access/viewer'
import { NoticeLink, noticeName } from './study-notices'
import { SummaryVersions } from './summary-versions'

const NOTICE_WORDS: Record<Notice['kind'], string> = {
  'retraction-in': 'Retracted in',
  'retraction-of': 'Retracts',
  'reinstated-in': 'Reinstated in',
  'concern-in': 'Expression of concern in',
  'concern-for': 'Expression of concern for',
  'erratum-in': 'Erratum in',
  'erratum-for': 'Erratum for',
  'update-in': 'Updated in',
  'update-of': 'Update of',
  'republished-in': 'Republished in',
  'republished-from': 'Republished from',
  'comment-in': 'Comment in',
  'comment-on': 'Comment on',
}

const SOURCES = {
  pubmed: 'a PubMed record',
  'europe-pmc': 'Europe PMC',
  trials: 'a corpus of open-access trials',
  demo: 'the demonstration corpus',
  reference: 'a reference file',
}

type Props = { study: StudyPage; page: number; notices: Notice[]; viewer: Person }

/** What happened to the record, its summary and its status; from the second page on only further versions. */
export async function HistoryTab({ study, page, notices, viewer }: Props) {
  const versions = (
    <SummaryVersions
      studyId={study.id}
      page={await readVersionPage(viewer, study.id, page)}
      mayRestore={can(viewer, 'summary.restore')}
    />
  )
  if (page > 1) return <div className="pt-5">{versions}</div>
  const events: { at: Date; words: ReactNode }[] = [
    { at: study.addedAt, words: `Added from ${SOURCES[study.source]}` },
    ...(study.changedAt > study.addedAt ? [{ at: study.changedAt, words: 'The record changed at its source' }] : []),
    ...(study.retractedAt ? [{ at: study.retractedAt, words: 'Learned to be retracted' }] : []),
    ...(study.withdrawnAt ? [{ at: study.withdrawnAt, words: 'Withdrawn from PubMed' }] : []),
  ].sort((a, b) => b.at.getTime() - a.at.getTime())
  return (
    <div className="grid gap-8 pt-5">
      <ol className="grid gap-2">
        {events.map(({ at, words }) => (
          <li key={`${at.getTime()}${words}`} className="grid grid-cols-[7.5em_1fr] gap-4">
            <span className="meta">
              <WrittenOn at={at} />
            </span>
            <span>{words}</span>
          </li>
        ))}
      </ol>
      {versions}
      {notices.length > 0 && (
        <ul className="grid gap-2">
          {notices.map((notice) => (
            <li key={noticeName(notice)}>
              <b className="font-medium">{NOTICE_WORDS[notice.kind]}</b> <NoticeLink notice={notice} />
              {notice.note && <span className="meta"> {notice.note}</span>}
            </li>
          ))}
        </ul>
      )}
      {study.publicationTypes.length > 0 && (
        <p className="meta">Publication types: {study.publicationTypes.join(', ')}</p>
      )}
    </div>
  )
}
