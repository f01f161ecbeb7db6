import Link from 'next/link'
import type { ReactNode } from 'react'
import type { View } from '@/lib/search/search-request'

/** Links of which one is chosen at most; a row that stands among others is named for the eye as well. */
export function Choices({ label, isNamed, children }: { label: string; isNamed?: boolean; children: ReactNode }) {
  return (
    <nav aria-label={label} className="flex flex-wrap gap-x-[18px] gap-y-1" data-screen-only>
      {isNamed && <span className="font-normal text-ink-3">{label}</span>}
      {children}
    </nav>
  )
}

export function Choice({ href, words, chosen }: { href: string; words: string; chosen: boolean }) {
  return (
    <Link
      href={href}
      aria-current={chosen ? 'true' : undefined}
      className="break-words aria-[current]:border-accent aria-[current]:border-b-2 aria-[current]:text-ink"
    >
      {words}
    </Link>
  )
}

const VIEWS: [View, string][] = [
  ['rows', 'Rows'],
  ['timeline', 'Timeline'],
  ['table', 'Table'],
  ['forest', 'Forest plot'],
]

/** The same four of a search and of a list. */
export function Views({ chosen, address }: { chosen: View; address: (view: View) => string }) {
  return (
    <Choices label="View">
      {VIEWS.map(([view, words]) => (
        <Choice key={view} href={address(view)} words={words} chosen={view === chosen} />
      ))}
    </Choices>
  )
}
