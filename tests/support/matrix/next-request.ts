import { AsyncLocalStorage } from 'node:async_hooks'

// Next takes this from its server before it loads anything.
Object.assign(globalThis, { AsyncLocalStorage })

/** What a browser sends with a request. */
export type Sent = { path: string; cookie?: string; headers?: Record<string, string> }

/** Where Next is: a form was sent, a file was asked for, or a page is drawn. */
export type Phase = 'action' | 'route' | 'page'

const ORIGIN = 'http://localhost:3000'

/** The headers of a request as a browser of the portal's own page sends them. */
export const headersOf = ({ path, cookie, headers }: Sent): Headers =>
  new Headers({
    host: 'localhost:3000',
    origin: ORIGIN,
    'user-agent': 'test',
    'x-precis-path': path,
    ...(cookie && { cookie }),
    ...headers,
  })

/** Runs `work` as Next does what it does for a request: `cookies()`, `headers()` and `refresh()` are its own. */
export async function inRequest<T>(phase: Phase, sent: Sent, work: () => Promise<T>): Promise<T> {
  const { workAsyncStorage } = await import('next/dist/server/app-render/work-async-storage.external.js')
  const { workUnitAsyncStorage } = await import('next/dist/server/app-render/work-unit-async-storage.external.js')
  const { AfterContext } = await import('next/dist/server/after/after-context.js')
  const { createRequestStoreForAPI } = await import('next/dist/server/async-storage/request-store.js')
  const url = new URL(sent.path, ORIGIN)
  const page = phase === 'route' ? '/route' : '/page'
  const store = createRequestStoreForAPI(
    { headers: headersOf(sent) } as never,
    { pathname: url.pathname, search: url.search },
    { tags: [], expirationsByCacheKind: new Map() } as never,
    undefined,
    undefined as never,
    undefined as never,
  )
  if (phase === 'page') store.phase = 'render'
  const [pending, closers]: [Promise<unknown>[], (() => void)[]] = [[], []]
  const afterContext = new AfterContext({
    waitUntil: (promise) => pending.push(promise),
    onClose: (close) => closers.push(close),
    onTaskError: (error) => {
      throw error
    },
  })
  const workStore = {
    page,
    route: page,
    forceStatic: false,
    dynamicShouldError: false,
    isDraftMode: false,
    afterContext,
  }
  try {
    return await workAsyncStorage.run(workStore as never, () => workUnitAsyncStorage.run(store, work))
  } finally {
    // What is done once the answer is sent is done for the request too.
    for (const close of closers) close()
    await Promise.all(pending)
  }
}
