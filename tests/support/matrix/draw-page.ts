import { createElement, type ReactNode } from 'react'
import { prerenderToNodeStream } from 'react-dom/static'

/** Everything that a page and the components below it draw, as HTML. Throws what one of them throws. */
export async function draw(node: ReactNode, path: string): Promise<string> {
  const { AppRouterContext } = await import('next/dist/shared/lib/app-router-context.shared-runtime.js')
  const { PathnameContext, SearchParamsContext } = await import(
    'next/dist/shared/lib/hooks-client-context.shared-runtime.js'
  )
  const url = new URL(path, 'http://localhost:3000')
  const router = { push() {}, replace() {}, prefetch() {}, refresh() {}, back() {}, forward() {} }
  const tree = createElement(
    AppRouterContext.Provider,
    { value: router as never },
    createElement(
      PathnameContext.Provider,
      { value: url.pathname },
      createElement(SearchParamsContext.Provider, { value: url.searchParams as never }, node),
    ),
  )
  let failed: unknown
  const { prelude } = await prerenderToNodeStream(tree, {
    onError: (error) => {
      failed ??= error
    },
  }).catch((error) => {
    throw failed ?? error
  })
  let html = ''
  for await (const chunk of prelude) html += chunk
  if (failed) throw failed
  return html
}
