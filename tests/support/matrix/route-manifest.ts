import { randomUUID } from 'node:crypto'
import type { Example } from './entry'

type Asked = { path: string; params?: Record<string, string | string[]>; body?: unknown }
type Handler = (request: Request, context: { params?: Promise<Record<string, string>> }) => Promise<Response>
type Examples<Module> = { [Name in keyof Module]: Example<Asked> }

/** A route.ts with one example for each of its methods: the compiler refuses a missing one. */
const of = <Module extends Record<string, Handler>>(load: () => Promise<Module>, examples: Examples<Module>) => ({
  load,
  examples,
})
const at = (path: string, params: Asked['params'] = {}): Example<Asked> => ({ input: () => ({ path, params }) })
/** An address in which a list is named, `[id]` in its place. */
const ofList = (path: string, params: Asked['params'] = {}): Example<Asked> => ({
  kind: 'list',
  input: ({ id }) => ({ path: path.replace('[id]', encodeURIComponent(id)), params: { id, ...params } }),
})
const uploaded = () => {
  const form = new FormData()
  form.set('key', randomUUID())
  form.set('file', new File(['PMID: 101'], 'a.txt'))
  return form
}
/** Of a person whom a provider manages, or a group of its own. */
const resource = (body?: unknown): Example<Asked> => ({
  input: ({ mine }) => ({ path: '/scim/v2/Users/id', params: { id: mine.userId }, body }),
})
const ofUser = {
  GET: resource(),
  PUT: resource({ userName: 'new@hospital.example', active: false }),
  PATCH: resource({ Operations: [{ op: 'replace', path: 'active', value: false }] }),
  DELETE: resource(),
}
const nothing = { GET: at('/api/auth/session'), POST: at('/api/auth/session'), PUT: at('/api/auth/session') }

export const ROUTES = {
  'app/(portal)/account/export/route.ts': of(() => import('@/app/(portal)/account/export/route'), {
    GET: at('/account/export'),
  }),
  'app/(portal)/administration/imports/upload/route.ts': of(
    () => import('@/app/(portal)/administration/imports/upload/route'),
    { POST: { input: () => ({ path: '/administration/imports/upload', body: uploaded() }) } },
  ),
  'app/(portal)/administration/imports/uploads/[id]/not-taken/route.ts': of(
    () => import('@/app/(portal)/administration/imports/uploads/[id]/not-taken/route'),
    {
      GET: {
        kind: 'upload',
        input: ({ id }) => ({ path: '/administration/imports/uploads/id/not-taken', params: { id } }),
      },
    },
  ),
  'app/(portal)/drafts/next/route.ts': of(() => import('@/app/(portal)/drafts/next/route'), {
    GET: at('/drafts/next?after='),
  }),
  'app/api/inbox/count/route.ts': of(() => import('@/app/api/inbox/count/route'), { GET: at('/api/inbox/count') }),
  'app/api/inbox/seen/route.ts': of(() => import('@/app/api/inbox/seen/route'), {
    POST: { kind: 'notice', input: ({ id }) => ({ path: '/api/inbox/seen', body: { noticeId: id } }) },
  }),
  'app/api/passkeys/route.ts': of(() => import('@/app/api/passkeys/route'), { POST: at('/api/passkeys') }),
  'app/api/mentions/route.ts': of(() => import('@/app/api/mentions/route'), { GET: at('/api/mentions?q=host') }),
  'app/(portal)/lists/[id]/export/[format]/route.ts': of(
    () => import('@/app/(portal)/lists/[id]/export/[format]/route'),
    { GET: ofList('/lists/[id]/export/csv', { format: 'csv' }) },
  ),
  'app/(portal)/lists/[id]/table/csv/route.ts': of(() => import('@/app/(portal)/lists/[id]/table/csv/route'), {
    GET: ofList('/lists/[id]/table/csv'),
  }),
  'app/(portal)/lists/holding/route.ts': of(() => import('@/app/(portal)/lists/holding/route'), {
    GET: { input: ({ studyId }) => ({ path: `/lists/holding?study=${studyId}` }) },
  }),
  'app/(portal)/clubs/[id]/calendar/route.ts': of(() => import('@/app/(portal)/clubs/[id]/calendar/route'), {
    GET: { kind: 'club', input: ({ id }) => ({ path: '/clubs/id/calendar', params: { id } }) },
  }),
  'app/(portal)/reading-log/export/route.ts': of(() => import('@/app/(portal)/reading-log/export/route'), {
    GET: at('/reading-log/export?from=2000-01-01&to=2999-12-31'),
  }),
  'app/(portal)/notes/export/route.ts': of(() => import('@/app/(portal)/notes/export/route'), {
    GET: at('/notes/export?format=json'),
  }),
  'app/(portal)/studies/citations/[format]/route.ts': of(
    () => import('@/app/(portal)/studies/citations/[format]/route'),
    {
      GET: {
        input: ({ studyId }) => ({ path: `/studies/citations/ris?study=${studyId}`, params: { format: 'ris' } }),
      },
    },
  ),
  'app/(portal)/studies/[key]/cite/route.ts': of(() => import('@/app/(portal)/studies/[key]/cite/route'), {
    GET: at('/studies/101/cite', { key: '101' }),
  }),
  'app/(portal)/studies/[key]/cite/[format]/route.ts': of(
    () => import('@/app/(portal)/studies/[key]/cite/[format]/route'),
    { GET: at('/studies/101/cite/ris', { key: '101', format: 'ris' }) },
  ),
  'app/(portal)/studies/table.csv/route.ts': of(() => import('@/app/(portal)/studies/table.csv/route'), {
    GET: at('/studies/table.csv?q=baricitinib'),
  }),
  'app/api/auth/[...rest]/route.ts': of(() => import('@/app/api/auth/[...rest]/route'), {
    ...nothing,
    PATCH: nothing.GET,
    DELETE: nothing.GET,
  }),
  'app/api/auth/callback/[provider]/route.ts': of(() => import('@/app/api/auth/callback/[provider]/route'), {
    GET: at('/api/auth/callback/oidc-1', { provider: 'oidc-1' }),
  }),
  'app/api/destinations/route.ts': of(() => import('@/app/api/destinations/route'), {
    GET: at('/api/destinations'),
  }),
  'app/api/recent-searches/route.ts': of(() => import('@/app/api/recent-searches/route'), {
    POST: { input: () => ({ path: '/api/recent-searches', body: { question: 'a question' } }) },
  }),
  'app/api/suggestions/route.ts': of(() => import('@/app/api/suggestions/route'), {
    GET: at('/api/suggestions?q='),
  }),
  'app/feeds/searches/[token]/route.ts': of(() => import('@/app/feeds/searches/[token]/route'), {
    GET: { kind: 'feed', input: ({ id }) => ({ path: '/feeds/searches/token', params: { token: id } }) },
  }),
  'app/feeds/sessions/[token]/route.ts': of(() => import('@/app/feeds/sessions/[token]/route'), {
    // Whoever has a feed here has a calendar with the same token.
    GET: { kind: 'feed', input: ({ id }) => ({ path: '/feeds/sessions/token', params: { token: id } }) },
  }),
  'app/u/[token]/route.ts': of(() => import('@/app/u/[token]/route'), {
    // Whoever has a feed here has had a mail with the same token.
    GET: { kind: 'feed', input: ({ id }) => ({ path: '/u/token', params: { token: id } }) },
    POST: { kind: 'feed', input: ({ id }) => ({ path: '/u/token', params: { token: id } }) },
  }),
  'app/scim/v2/Users/route.ts': of(() => import('@/app/scim/v2/Users/route'), {
    GET: at('/scim/v2/Users'),
    POST: { input: () => ({ path: '/scim/v2/Users', body: { userName: 'new@hospital.example' } }) },
  }),
  'app/scim/v2/Users/[id]/route.ts': of(() => import('@/app/scim/v2/Users/[id]/route'), ofUser),
  'app/scim/v2/Groups/route.ts': of(() => import('@/app/scim/v2/Groups/route'), {
    GET: at('/scim/v2/Groups'),
    POST: { input: () => ({ path: '/scim/v2/Groups', body: { displayName: 'New' } }) },
  }),
  'app/scim/v2/Groups/[id]/route.ts': of(() => import('@/app/scim/v2/Groups/[id]/route'), ofUser),
  'app/scim/v2/[[...rest]]/route.ts': of(() => import('@/app/scim/v2/[[...rest]]/route'), {
    GET: at('/scim/v2/Schemas', { rest: ['Schemas'] }),
    POST: at('/scim/v2/Bulk', { rest: ['Bulk'] }),
    PUT: at('/scim/v2/Me', { rest: ['Me'] }),
    PATCH: at('/scim/v2/Me', { rest: ['Me'] }),
    DELETE: at('/scim/v2/Me', { rest: ['Me'] }),
  }),
  'app/healthz/route.ts': of(() => import('@/app/healthz/route'), { GET: at('/healthz') }),
  'app/opensearch.xml/route.ts': of(() => import('@/app/opensearch.xml/route'), { GET: at('/opensearch.xml') }),
  'app/metrics/route.ts': of(() => import('@/app/metrics/route'), { GET: at('/metrics') }),
  'app/readyz/route.ts': of(() => import('@/app/readyz/route'), { GET: at('/readyz') }),
}
