import { Search } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { NavLink } from './nav-link'
import { BarSearchBox } from './search-box'

/** Drawn on the server: the box itself needs no library of icons. */
export const SEARCH_ICON = <Search size={16} aria-hidden="true" className="shrink-0" />

type Props = { places: readonly { href: string; words: string; wideOnly?: boolean }[]; menu: ReactNode }

/** Brand, search, the main pages, oneself. On small screens the pages move to the bottom. */
export function TopBar({ places, menu }: Props) {
  return (
    <header
      data-screen-only
      className="sticky top-0 z-10 flex h-14 items-center gap-7 border-line border-b bg-paper px-8 max-md:gap-3.5 max-md:px-4 max-lg:gap-5"
    >
      <Brand />
      <BarSearchBox icon={SEARCH_ICON} />
      <nav
        aria-label="Main"
        className="ml-auto flex gap-[22px] font-medium text-ink-2 max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-10 max-md:h-14 max-md:items-center max-md:justify-around max-md:gap-0 max-md:border-line max-md:border-t max-md:bg-paper max-md:text-sm"
      >
        {places.map(({ href, words, wideOnly }) => (
          <NavLink key={href} href={href} className={wideOnly ? 'max-md:hidden' : ''}>
            {words}
          </NavLink>
        ))}
      </nav>
      <div className="flex items-center gap-3.5 max-md:ml-auto">{menu}</div>
    </header>
  )
}

export function Brand() {
  return (
    <Link href="/" className="font-semibold font-serif text-[19px] leading-none tracking-tight hover:no-underline">
      Pr<span className="text-accent">é</span>cis
    </Link>
  )
}
