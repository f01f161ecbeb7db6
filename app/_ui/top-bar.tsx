import Link from 'next/link'
import { NavLink } from './nav-link'
import { SearchBox } from './search-box'

/** Brand, search, the rooms of the house, oneself. On small screens the rooms move to the bottom. */
export function TopBar({ name, checksDrafts }: { name: string; checksDrafts: boolean }) {
  return (
    <header
      data-screen-only
      className="sticky top-0 z-10 flex h-14 items-center gap-7 border-line border-b bg-paper px-8 max-md:gap-3.5 max-md:px-4"
    >
      <Brand />
      <SearchBox />
      <nav
        aria-label="Rooms"
        className="ml-auto flex gap-[22px] font-medium text-ink-2 max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-10 max-md:h-14 max-md:items-center max-md:justify-around max-md:gap-0 max-md:border-line max-md:border-t max-md:bg-paper"
      >
        <NavLink href="/">Home</NavLink>
        <NavLink href="/studies">Evidence</NavLink>
        <NavLink href="/lists">Lists</NavLink>
        <NavLink href="/notes">Notes</NavLink>
        {checksDrafts && <NavLink href="/drafts">Drafts</NavLink>}
      </nav>
      <Link
        href="/account"
        aria-label={`Your account, ${name}`}
        className="size-[30px] shrink-0 rounded-full bg-accent-wash text-center font-semibold text-accent-ink text-xs leading-[30px]"
      >
        {initialsOf(name)}
      </Link>
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

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '')
  return letters.join('').toUpperCase()
}
