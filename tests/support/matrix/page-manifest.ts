import type { Example } from './entry'
import { CORPUS_QUERY_ID } from './look-up-holdings'
import type { Kind } from './subjects'

export type Address = { params?: Record<string, string | string[]>; query?: Record<string, string> }
export type PageModule = {
  default: (props: never) => unknown
  generateMetadata?: (props: never) => Promise<unknown>
}
/** A page by its file, with the addresses at which it is asked for. */
type Page = { load: () => Promise<PageModule>; examples: Record<string, Example<Address>> }

const of = (load: Page['load'], examples: Page['examples'] = { page: { input: () => ({}) } }): Page => ({
  load,
  examples,
})
const named = (kind: Kind, param: string): Page['examples'] => ({
  page: { kind, input: ({ id }) => ({ params: { [param]: encodeURIComponent(id) } }) },
})
const asked = (kind: Kind, query: string, params: Address['params'] = {}): Example<Address> => ({
  kind,
  input: ({ id }) => ({ params, query: { [query]: id } }),
})
const at = (address: Address): Example<Address> => ({ input: () => address })
const ofStudy = { key: '101', slug: ['pub-study-one-of-baricitinib-for-alopecia'] }

export const PAGES: Record<string, Page> = {
  'app/(auth)/link/[token]/page.tsx': of(() => import('@/app/(auth)/link/[token]/page'), {
    page: { kind: 'link', input: ({ id }) => ({ params: { token: id } }) },
  }),
  'app/(auth)/sign-in/page.tsx': of(() => import('@/app/(auth)/sign-in/page')),
  'app/(auth)/sign-in/code/page.tsx': of(() => import('@/app/(auth)/sign-in/code/page')),
  'app/(portal)/[...missing]/page.tsx': of(() => import('@/app/(portal)/[...missing]/page')),
  'app/(portal)/account/page.tsx': of(() => import('@/app/(portal)/account/page')),
  'app/(portal)/account/sign-in/page.tsx': of(() => import('@/app/(portal)/account/sign-in/page')),
  'app/(portal)/account/mail/page.tsx': of(() => import('@/app/(portal)/account/mail/page')),
  'app/(portal)/administration/audit/page.tsx': of(() => import('@/app/(portal)/administration/audit/page')),
  'app/(portal)/administration/backups/page.tsx': of(() => import('@/app/(portal)/administration/backups/page')),
  'app/(portal)/administration/imports/[id]/page.tsx': of(
    () => import('@/app/(portal)/administration/imports/[id]/page'),
    { page: at({ params: { id: '1' } }), 'one that is not there': at({ params: { id: '999' } }) },
  ),
  'app/(portal)/administration/imports/page.tsx': of(() => import('@/app/(portal)/administration/imports/page')),
  'app/(portal)/administration/imports/uploads/[id]/page.tsx': of(
    () => import('@/app/(portal)/administration/imports/uploads/[id]/page'),
    {
      ...named('upload', 'id'),
      'what is not taken': { kind: 'upload', input: ({ id }) => ({ params: { id }, query: { show: 'left' } }) },
      'one that is imported': named('applied upload', 'id').page as Example<Address>,
    },
  ),
  'app/(portal)/administration/jobs/page.tsx': of(() => import('@/app/(portal)/administration/jobs/page')),
  'app/(portal)/administration/links/page.tsx': of(() => import('@/app/(portal)/administration/links/page')),
  'app/(portal)/administration/page.tsx': of(() => import('@/app/(portal)/administration/page')),
  'app/(portal)/administration/people/page.tsx': of(() => import('@/app/(portal)/administration/people/page')),
  'app/(portal)/administration/retention/page.tsx': of(() => import('@/app/(portal)/administration/retention/page')),
  'app/(portal)/administration/queries/page.tsx': of(() => import('@/app/(portal)/administration/queries/page')),
  'app/(portal)/administration/queries/[id]/page.tsx': of(
    () => import('@/app/(portal)/administration/queries/[id]/page'),
    {
      page: at({ params: { id: CORPUS_QUERY_ID } }),
      'one that is not there': at({ params: { id: '0c000000-0000-4000-8000-000000000002' } }),
    },
  ),
  'app/(portal)/administration/requests/page.tsx': of(() => import('@/app/(portal)/administration/requests/page')),
  'app/(portal)/administration/sign-in/page.tsx': of(() => import('@/app/(portal)/administration/sign-in/page')),
  'app/(portal)/administration/sources/page.tsx': of(() => import('@/app/(portal)/administration/sources/page')),
  'app/(portal)/administration/search/page.tsx': of(() => import('@/app/(portal)/administration/search/page')),
  'app/(portal)/drafts/[key]/page.tsx': of(() => import('@/app/(portal)/drafts/[key]/page'), {
    page: at({ params: { key: '101' } }),
    'one that is not there': at({ params: { key: '999' } }),
  }),
  'app/(portal)/drafts/page.tsx': of(() => import('@/app/(portal)/drafts/page')),
  'app/(portal)/inbox/page.tsx': of(() => import('@/app/(portal)/inbox/page'), {
    page: at({}),
    'what is done': at({ query: { tab: 'done' } }),
    'one just done': asked('done notice', 'undo'),
  }),
  'app/(portal)/groups/[slug]/page.tsx': of(() => import('@/app/(portal)/groups/[slug]/page'), {
    ...named('group address', 'slug'),
    'one they are in': named('joined group address', 'slug').page as Example<Address>,
    'a colleague looked for': {
      kind: 'group address',
      input: ({ id }) => ({ params: { slug: id }, query: { find: 'outsider' } }),
    },
  }),
  'app/(portal)/groups/page.tsx': of(() => import('@/app/(portal)/groups/page')),
  'app/(portal)/lists/[id]/forest/page.tsx': of(
    () => import('@/app/(portal)/lists/[id]/forest/page'),
    named('list', 'id'),
  ),
  'app/(portal)/lists/[id]/page.tsx': of(() => import('@/app/(portal)/lists/[id]/page'), {
    ...named('list', 'id'),
    'what is read': { kind: 'list', input: ({ id }) => ({ params: { id }, query: { status: 'read' } }) },
    'one shared with them': named('shared list', 'id').page as Example<Address>,
    'an item taken off': {
      kind: 'item',
      input: ({ id, mine }) => ({ params: { id: mine.listId }, query: { removed: id } }),
    },
  }),
  'app/(portal)/lists/[id]/share/page.tsx': of(() => import('@/app/(portal)/lists/[id]/share/page'), {
    ...named('list', 'id'),
    'one shared with them': named('shared list', 'id').page as Example<Address>,
  }),
  'app/(portal)/lists/[id]/table/page.tsx': of(
    () => import('@/app/(portal)/lists/[id]/table/page'),
    named('list', 'id'),
  ),
  'app/(portal)/lists/[id]/timeline/page.tsx': of(
    () => import('@/app/(portal)/lists/[id]/timeline/page'),
    named('list', 'id'),
  ),
  'app/(portal)/lists/page.tsx': of(() => import('@/app/(portal)/lists/page'), {
    page: at({}),
    'one just deleted': asked('list', 'deleted'),
  }),
  'app/(portal)/lists/save/page.tsx': of(() => import('@/app/(portal)/lists/save/page'), {
    page: { input: ({ studyId }) => ({ query: { study: String(studyId) } }) },
  }),
  'app/(portal)/notes/page.tsx': of(() => import('@/app/(portal)/notes/page'), {
    page: at({}),
    'from colleagues': at({ query: { from: 'colleagues' } }),
    discussions: at({ query: { from: 'discussions' } }),
    'discussions searched': at({ query: { from: 'discussions', words: 'inner' } }),
  }),
  'app/(portal)/page.tsx': of(() => import('@/app/(portal)/page')),
  'app/(portal)/searches/[id]/page.tsx': of(() => import('@/app/(portal)/searches/[id]/page'), named('search', 'id')),
  'app/(portal)/source-searches/[id]/page.tsx': of(() => import('@/app/(portal)/source-searches/[id]/page'), {
    ...named('look-up', 'id'),
    'one that failed': named('failed look-up', 'id').page as Example<Address>,
  }),
  'app/(portal)/europe-pmc/page.tsx': of(() => import('@/app/(portal)/europe-pmc/page'), {
    page: at({ query: { q: 'baricitinib' } }),
  }),
  'app/(portal)/pubmed/page.tsx': of(() => import('@/app/(portal)/pubmed/page'), {
    page: at({ query: { q: 'baricitinib' } }),
  }),
  'app/(portal)/clubs/page.tsx': of(() => import('@/app/(portal)/clubs/page')),
  'app/(portal)/clubs/new/page.tsx': of(() => import('@/app/(portal)/clubs/new/page'), {
    page: asked('group', 'group'),
  }),
  'app/(portal)/clubs/[id]/present/page.tsx': of(() => import('@/app/(portal)/clubs/[id]/present/page'), {
    ...named('club that is revealed', 'id'),
  }),
  'app/(portal)/clubs/[id]/page.tsx': of(() => import('@/app/(portal)/clubs/[id]/page'), {
    ...named('club', 'id'),
    'one that chooses': named('club that chooses', 'id').page as Example<Address>,
    'one that is revealed': named('club that is revealed', 'id').page as Example<Address>,
  }),
  'app/(portal)/questions/page.tsx': of(() => import('@/app/(portal)/questions/page'), {
    page: at({}),
    'what is closed': at({ query: { state: 'closed' } }),
  }),
  'app/(portal)/reading-log/page.tsx': of(() => import('@/app/(portal)/reading-log/page'), {
    page: at({}),
    'one just deleted': asked('entry', 'deleted'),
  }),
  'app/(portal)/references/page.tsx': of(() => import('@/app/(portal)/references/page')),
  'app/(portal)/searches/page.tsx': of(() => import('@/app/(portal)/searches/page'), {
    page: at({}),
    'one just deleted': asked('search', 'deleted'),
  }),
  'app/(portal)/studies/[key]/[[...slug]]/page.tsx': of(() => import('@/app/(portal)/studies/[key]/[[...slug]]/page'), {
    page: at({ params: ofStudy }),
    'one that is not there': at({ params: { key: '999' } }),
    notes: at({ params: ofStudy, query: { tab: 'notes' } }),
    discussion: at({ params: ofStudy, query: { tab: 'discussion' } }),
    'their own, out of sight': at({ params: ofStudy, query: { tab: 'discussion' } }),
    'from a list': asked('list', 'list', ofStudy),
  }),
  'app/(portal)/studies/[key]/how/page.tsx': of(() => import('@/app/(portal)/studies/[key]/how/page'), {
    page: at({ params: { key: '101' } }),
    'one that is not there': at({ params: { key: '999' } }),
  }),
  'app/(portal)/studies/page.tsx': of(() => import('@/app/(portal)/studies/page'), {
    page: at({ query: { q: 'baricitinib' } }),
    "another's search": asked('search', 'q'),
  }),
  'app/(portal)/verdicts/[id]/page.tsx': of(() => import('@/app/(portal)/verdicts/[id]/page'), {
    ...named('verdict', 'id'),
    'a draft': named('draft verdict', 'id').page as Example<Address>,
    'one of a group they are in': named('joined verdict', 'id').page as Example<Address>,
  }),
  'app/(portal)/verdicts/new/page.tsx': of(() => import('@/app/(portal)/verdicts/new/page'), {
    page: { kind: 'group', input: ({ id, studyId }) => ({ query: { study: String(studyId), group: id } }) },
    'in place of another': asked('verdict', 'supersedes'),
    'after a session': asked('club that is revealed', 'session'),
  }),
  'app/shared/[token]/page.tsx': of(() => import('@/app/shared/[token]/page'), named('list link address', 'token')),
  'app/(portal)/topics/page.tsx': of(() => import('@/app/(portal)/topics/page')),
  'app/(portal)/topics/[heading]/page.tsx': of(() => import('@/app/(portal)/topics/[heading]/page'), {
    page: at({ params: { heading: 'alopecia' } }),
  }),
}
