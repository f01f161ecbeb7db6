import type { ReactNode } from 'react'

/** What is unfolded takes a line of its own. */
export const UNFOLDED = '[&>:has(details[open])]:basis-full [&>details[open]]:basis-full'

/** What else can be done with a search; on a telephone behind a word, where there is something to read above it. */
export function MoreToDo({ isFolded, children }: { isFolded: boolean; children: ReactNode }) {
  if (!isFolded) return children
  return (
    <>
      <details className="peer md:hidden" data-screen-only>
        <summary className="cursor-pointer">More</summary>
      </details>
      <div className={`contents max-md:peer-[:not([open])]:hidden ${UNFOLDED}`}>{children}</div>
    </>
  )
}
