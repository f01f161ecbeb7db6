import type { ReactNode } from 'react'

/** For keyboards: out of sight until it has the focus. */
const skip = 'sr-only z-20 bg-surface p-3 focus:not-sr-only focus:fixed focus:top-2 focus:left-2'

/** First on a page: to the results where there are any, and to the page. */
export function SkipLinks() {
  return (
    <>
      <a href="#results" className={`${skip} hidden [body:has(#results)_&]:block`}>
        Skip to the results
      </a>
      <a href="#main" className={skip}>
        Skip to the page
      </a>
    </>
  )
}

/** What stands under the bar, on paper of one width. */
export function PageMain({ children }: { children: ReactNode }) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className="mx-auto max-w-[1200px] px-8 pt-9 pb-24 outline-none max-md:px-[18px] max-md:pt-[22px]"
    >
      {children}
    </main>
  )
}
