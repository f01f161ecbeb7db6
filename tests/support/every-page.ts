import { randomUUID } from 'node:crypto'
import { chooseStudy, moveSession, openSession } from '@/db/club/run-session'
import { castBallot, proposeStudy } from '@/db/club/vote'
import { createComment } from '@/db/discussion/comments'
import { grantList } from '@/db/lists/grants'
import { createLink } from '@/db/lists/list-links'
import { saveToLists } from '@/db/lists/list-savings'
import { createList } from '@/db/lists/lists'
import { createNote } from '@/db/notes/notes'
import { askQuestion } from '@/db/questions/ask-question'
import { rememberSearch } from '@/db/searches/recent-searches'
import { saveSearch } from '@/db/searches/saved-searches'
import type { Person } from '@/lib/access/viewer'
import { mentionToken } from '@/lib/markdown/mention'
import { makeGroup } from './groups'
import { makeMember } from './member'
import { decide } from './verdicts'

const STUDIES = [1, 2, 3]
const PLAN = {
  question: 'Does hair regrow?',
  startsAt: '2026-12-12T12:30',
  zone: 'Europe/London',
  lasts: 60,
  voteBy: null,
  place: 'Library',
  form: 'trial' as const,
  names: 'named' as const,
  quorum: 3,
}

/** Gives an administrator something on every page; the addresses of every page after sign-in, each by a name. */
export async function fillEveryPage(ada: Person): Promise<Record<string, string>> {
  const others = [await makeMember('Ben Colleague'), await makeMember('Cleo Colleague')]
  const { id: list } = await createList(ada, {
    key: randomUUID(),
    name: 'Hair loss in lupus',
    description: 'Does it regrow?',
  })
  const { id: empty } = await createList(ada, { key: randomUUID(), name: 'Nothing yet', description: '' })
  for (const studyId of STUDIES)
    await saveToLists(ada, { key: randomUUID(), studyId, listIds: [list], heldIds: [], newListName: '' })
  await createNote(ada, { key: randomUUID(), studyId: 1, body: 'A **note** with [a link](https://example.org).' })
  await createComment(ada, { key: randomUUID(), studyId: 1, body: 'A comment.' })
  const { id: search } = await saveSearch(ada, { key: randomUUID(), name: 'Lupus', query: 'q=lupus&design=cohort' })
  await rememberSearch(ada, { question: 'hair loss in lupus' })
  await askQuestion(ada, { text: 'Does hair regrow?', address: '/studies?q=regrow', groupId: null, isRequest: true })

  const group = await makeGroup('Hair clinic', ada, ...others)
  const verdict = await decide(ada, { studyId: 1, groupId: group.id })
  const { id: theirs } = await createList(others[0] as Person, { key: randomUUID(), name: 'Shared', description: '' })
  await grantList(others[0] as Person, { listId: theirs, to: { userId: ada.id }, role: 'viewer' })
  await createComment(others[0] as Person, { key: randomUUID(), studyId: 2, body: `Look ${mentionToken(ada)}` })
  const [choosing, revealed] = [await club(ada, group.id, []), await club(ada, group.id, [ada, ...others])]
  const link = async (kind: 'live' | 'frozen') =>
    (await createLink(ada, { key: randomUUID(), listId: list, kind, label: kind, endsOn: null, withNotes: true })).token

  return {
    home: '/',
    studies: '/studies',
    'search-filtered': '/studies?q=alopecia&design=randomised+trial',
    'search-nothing': '/studies?q=zzzzzz',
    'search-timeline': '/studies?q=alopecia+areata&drop=D000506&view=timeline',
    'search-table': '/studies?q=alopecia&view=table',
    'search-forest': '/studies?q=alopecia&view=forest',
    'search-problems': '/studies?q=baricitinib+pimecrolimsu+AND+(lupus',
    'search-not-here': '/studies?q=baricitinib+pimecrolimus',
    study: '/studies/s1',
    'study-notes': '/studies/s1?tab=notes',
    'study-discussion': '/studies/s1?tab=discussion',
    'study-similar': '/studies/s1?tab=similar',
    'study-history': '/studies/s1?tab=history',
    'study-cited-by': '/studies/30527631?tab=cited-by',
    how: '/studies/s1/how',
    'how-retold': '/studies/30527631/how',
    topics: '/topics',
    topic: '/topics/alopecia-areata',
    lists: '/lists',
    list: `/lists/${list}`,
    'list-empty': `/lists/${empty}`,
    'list-table': `/lists/${list}/table`,
    'list-forest': `/lists/${list}/forest`,
    'list-timeline': `/lists/${list}/timeline`,
    'list-share': `/lists/${list}/share`,
    'list-save': '/lists/save?study=1',
    'shared-live': `/shared/${await link('live')}`,
    'shared-frozen': `/shared/${await link('frozen')}`,
    'shared-nothing': '/shared/nothing',
    searches: '/searches',
    search: `/searches/${search}`,
    references: '/references',
    inbox: '/inbox',
    'inbox-done': '/inbox?tab=done',
    notes: '/notes',
    'notes-colleagues': '/notes?from=colleagues',
    'notes-discussions': '/notes?from=discussions',
    groups: '/groups',
    group: `/groups/${group.slug}`,
    clubs: '/clubs',
    'club-new': `/clubs/new?group=${group.id}`,
    'club-choosing': `/clubs/${choosing}`,
    'club-revealed': `/clubs/${revealed}`,
    'club-present': `/clubs/${revealed}/present`,
    verdict: `/verdicts/${verdict}`,
    'verdict-new': `/verdicts/new?study=2&group=${group.id}`,
    questions: '/questions',
    'questions-closed': '/questions?state=closed',
    'reading-log': '/reading-log',
    drafts: '/drafts',
    draft: '/drafts/s1',
    account: '/account',
    'account-sign-in': '/account/sign-in',
    'account-mail': '/account/mail',
    administration: '/administration',
    people: '/administration/people',
    retention: '/administration/retention',
    imports: '/administration/imports',
    queries: '/administration/queries',
    requests: '/administration/requests',
    sources: '/administration/sources',
    'search-index': '/administration/search',
    'sign-in-settings': '/administration/sign-in',
    jobs: '/administration/jobs',
    links: '/administration/links',
    backups: '/administration/backups',
    audit: '/administration/audit',
    missing: '/no/such/page',
  }
}

/** A session that still chooses, or that its voters have voted in and that is revealed. */
async function club(lead: Person, groupId: string, voters: readonly Person[]): Promise<string> {
  const title = voters.length > 0 ? 'JAK inhibitors, revealed' : 'JAK inhibitors, to choose'
  const { id } = await openSession(lead, { ...PLAN, key: randomUUID(), groupId, title })
  await proposeStudy(lead, { sessionId: id, study: 's1', why: 'New' })
  if (voters.length === 0) return id
  await chooseStudy(lead, { sessionId: id, studyId: null })
  await moveSession(lead, { sessionId: id, to: 'voting' })
  const answers = { people: 'yes', chance: 'no' }
  for (const voter of voters)
    await castBallot(voter, { sessionId: id, answers, trust: 6, change: 'unsure', comment: 'Small.' })
  await moveSession(lead, { sessionId: id, to: 'revealed' })
  return id
}
