import Link from 'next/link'
import { Discussion } from '@/app/(portal)/_discussion/discussion'
import { countComments } from '@/db/discussion/threads'
import { type Notice, PAGE_SIZE } from '@/db/studies/study-links'
import type { StudyPage } from '@/db/studies/study-page'
import { countVersions, VERSIONS_A_PAGE } from '@/db/summaries/summary-versions'
import type { Person } from '@/lib/access/viewer'
import { originQuery, type StudyOrigin } from '@/lib/studies/study-origin'
import { CitedByTab } from './cited-by-tab'
import { HistoryTab } from './history-tab'
import { ReferencesTab } from './references-tab'
import { SimilarTab } from './similar-tab'

const TABS = ['references', 'cited-by', 'similar', 'discussion', 'history'] as const
type Tab = (typeof TABS)[number]

const WORDS: Record<Tab, string> = {
  references: 'References',
  'cited-by': 'Cited by',
  similar: 'Similar',
  discussion: 'Discussion',
  history: 'History',
}

export const parseTab = (asked: string | string[] | undefined): Tab => TABS.find((tab) => tab === asked) ?? 'references'

/** A record without references comes without its list: nobody knows how many it has. */
const countWords = (tab: Tab, count: number) =>
  tab === 'references' && count === 0 ? 'not supplied' : count.toLocaleString('en-GB')

type Props = {
  study: StudyPage
  tab: Tab
  page: number
  /** Where the study was opened from: every tab remembers it. */
  origin: StudyOrigin | null
  viewer: Person
  notices: Notice[]
}

/** What stands around a study. Each tab is an address of its own, so that it can be linked, and works without scripts. */
export async function StudyTabs({ study, tab, page, origin, viewer, notices }: Props) {
  const address = (tab: Tab, page = 1) => tabAddress(study, origin, tab, page)
  const counts: Partial<Record<Tab, number>> = {
    references: study.referenceCount,
    'cited-by': study.citedByCount,
    discussion: await countComments(viewer, study.id),
  }
  const last = tab === 'history' ? await pagesOfVersions(viewer, study) : Math.ceil((counts[tab] ?? 0) / PAGE_SIZE)
  const at = Math.min(page, Math.max(1, last))
  return (
    <section aria-label="Around this study" className="mt-10">
      <nav
        aria-label="Around this study"
        className="flex gap-[26px] overflow-x-auto border-line border-b font-medium text-ink-2"
      >
        {TABS.map((name) => (
          <Link
            key={name}
            href={address(name)}
            scroll={false}
            aria-current={name === tab ? 'true' : undefined}
            className="whitespace-nowrap pt-2.5 pb-[11px] hover:no-underline aria-[current]:text-ink aria-[current]:shadow-[inset_0_-2px_0_var(--color-accent)]"
          >
            {WORDS[name]}
            {counts[name] !== undefined && <span className="meta ml-1.5">{countWords(name, counts[name])}</span>}
          </Link>
        ))}
      </nav>
      <div id="around">
        {tab === 'references' && <ReferencesTab study={study} page={at} viewer={viewer} />}
        {tab === 'cited-by' && <CitedByTab study={study} page={at} viewer={viewer} />}
        {tab === 'similar' && <SimilarTab study={study} viewer={viewer} />}
        {tab === 'discussion' && <Discussion study={study} viewer={viewer} />}
        {tab === 'history' && <HistoryTab study={study} page={at} notices={notices} viewer={viewer} />}
      </div>
      {tab !== 'discussion' && <Pages address={(to) => address(tab, to)} page={at} last={last} />}
    </section>
  )
}

const pagesOfVersions = async (viewer: Person, study: StudyPage) =>
  Math.ceil((await countVersions(viewer, study.id)) / VERSIONS_A_PAGE)

function tabAddress(study: StudyPage, origin: StudyOrigin | null, tab: Tab, page: number): string {
  const params = new URLSearchParams(originQuery(origin))
  params.set('tab', tab)
  if (page > 1) params.set('page', String(page))
  return `${study.address}?${params}#around`
}

function Pages({ address, page, last }: { address: (page: number) => string; page: number; last: number }) {
  if (last <= 1) return null
  const link = (to: number, words: string) => (
    <Link className="text-accent" href={address(to)}>
      {words}
    </Link>
  )
  return (
    <nav aria-label="Pages" className="meta mt-5 flex gap-5">
      {page > 1 && link(page - 1, 'Previous')}
      <span>
        Page {page} of {last}
      </span>
      {page < last && link(page + 1, 'Next')}
    </nav>
  )
}
