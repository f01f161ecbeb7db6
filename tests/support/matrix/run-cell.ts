import { createElement } from 'react'
import { ACTIONS } from './action-manifest'
import { draw } from './draw-page'
import type { Example, Given } from './entry'
import { headersOf, inRequest, type Sent } from './next-request'
import { type Address, PAGES, type PageModule } from './page-manifest'
import { ROUTES } from './route-manifest'
import type { Kind } from './subjects'

/** What came of it: a verdict, and everything that whoever asked was given. */
export type Answer = { verdict: string; text: string }
export type Entry = {
  /** "lists changeItem", "lists/[id] page". */
  name: string
  file: string
  kind: Kind | undefined
  run: (given: Given, cookie: string | undefined) => Promise<Answer>
}

/** Every entry point of the portal with its example. */
export function allEntries(): Entry[] {
  const made = <Input>(
    manifest: Record<string, { load: () => Promise<object>; examples: Record<string, Example<Input>> }>,
    call: (module: Record<string, unknown>, name: string, input: Input, cookie?: string) => Promise<Answer>,
  ) =>
    Object.entries(manifest).flatMap(([file, { load, examples }]) =>
      Object.entries(examples).flatMap(([name, { also, ...example }]) =>
        [['', example] as const, ...Object.entries(also ?? {})].map(
          ([what, { kind, input }]): Entry => ({
            name: [roomOf(file), name, what].filter(Boolean).join(' '),
            file,
            kind,
            run: async (given, cookie) => call((await load()) as never, name, input(given), cookie),
          }),
        ),
      ),
    )
  return [...made(ACTIONS as never, callAction), ...made(ROUTES as never, callRoute), ...made(PAGES as never, askPage)]
}

/** "app/(portal)/lists/[id]/page.tsx" → "lists/[id]". */
const roomOf = (file: string) =>
  file
    .split('/')
    .slice(1, -1)
    .filter((part) => !part.startsWith('('))
    .join('/')

/** What it means where a form is sent on to. */
const ledTo = (to: string) =>
  to.startsWith('/sign-in') ? 'unauthenticated' : (/[?]refused=(\w+)/.exec(to)?.[1] ?? 'ok')

type Fields = Record<string, string | string[]>

async function callAction(module: Record<string, unknown>, name: string, fields: Fields, cookie?: string) {
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(field, one)
  const act = module[name] as (previous: unknown, form: FormData) => Promise<{ state: string; code?: string }>
  return answered(async () => {
    const answer = await inRequest('action', { path: '/', cookie }, () => act({ state: 'idle' }, form))
    return { verdict: answer.state === 'refused' ? String(answer.code) : answer.state, text: JSON.stringify(answer) }
  })
}

type Asked = { path: string; params?: Record<string, string>; body?: unknown }

async function callRoute(
  module: Record<string, unknown>,
  method: string,
  { path, params, body }: Asked,
  cookie?: string,
) {
  const json = body === undefined || body instanceof FormData ? undefined : JSON.stringify(body)
  const sent: Sent = { path, cookie, headers: json ? { 'content-length': String(json.length) } : {} }
  const request = new Request(`http://localhost:3000${path}`, {
    method,
    headers: headersOf(sent),
    body: body instanceof FormData ? body : json,
  })
  const handler = module[method] as (request: Request, context: object) => Promise<Response>
  return answered(async () => {
    const response = await inRequest('route', sent, () => handler(request, { params: Promise.resolve(params ?? {}) }))
    const to = response.status === 303 ? (response.headers.get('location') ?? '') : null
    if (to !== null) return { verdict: ledTo(to), text: to }
    const verdict = { 401: 'unauthenticated', 403: 'forbidden', 404: 'not_found' }[response.status]
    return { verdict: verdict ?? (response.ok ? 'ok' : String(response.status)), text: await response.text() }
  })
}

async function askPage(module: Record<string, unknown>, _name: string, { params, query }: Address, cookie?: string) {
  const { default: Page, generateMetadata } = module as PageModule
  const path = `/page?${new URLSearchParams(query)}`
  const props = () => ({ params: Promise.resolve(params ?? {}), searchParams: Promise.resolve(query ?? {}) }) as never
  return answered(() =>
    inRequest('page', { path, cookie }, async () => {
      const head = JSON.stringify((await generateMetadata?.(props())) ?? null)
      return { verdict: 'ok', text: head + (await draw(createElement(Page as never, props()), path)) }
    }),
  )
}

/** Next's own signals are answers too: a redirect to sign in says that nobody is signed in. */
async function answered(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    const digest = String((error as { digest?: unknown }).digest ?? '')
    if (digest.startsWith('NEXT_HTTP_ERROR_FALLBACK;404')) return { verdict: 'not_found', text: '' }
    const [, , to] = digest.startsWith('NEXT_REDIRECT') ? digest.split(';') : []
    if (to === undefined) throw error
    const isLeft = to === '/sign-in' || to.startsWith('/sign-in?to=')
    return { verdict: isLeft ? 'unauthenticated' : 'ok', text: to }
  }
}
