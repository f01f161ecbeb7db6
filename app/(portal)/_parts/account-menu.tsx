import Link from 'next/link'
import { Menu } from '@/app/_ui/menu'
import { OpenPalette } from '@/app/_ui/palette-opener'
import type { Person } from '@/lib/access/viewer'
import { SignOut } from '../account/_parts/sign-out'
import type { Place, Places } from '../places'

const item = 'flex min-h-9 w-full items-center justify-between px-4 text-left hover:bg-sunken hover:no-underline'

/** What stands beneath one's initials: oneself, and every page that is not in the bar. */
export function AccountMenu({ person, places }: { person: Person; places: Places }) {
  return (
    <Menu
      label={`Your account, ${person.name}`}
      summary={initialsOf(person.name)}
      summaryClass="size-[30px] rounded-full bg-accent-wash text-center font-semibold text-accent-ink text-xs leading-[30px]"
    >
      <p className="border-line border-b px-4 pb-2.5">
        <span className="block truncate font-medium">{person.name}</span>
        <span className="meta">{person.role}</span>
      </p>
      <OpenPalette className={item} />
      <Group places={places.main.filter(({ wideOnly }) => wideOnly)} className="md:hidden" />
      <Group places={places.more} />
      <Group places={places.administration} title="Administration" />
      <Group places={places.you} title="You" />
      <SignOut look="menu" className={item} />
    </Menu>
  )
}

function Group({ places, title, className = '' }: { places: Place[]; title?: string; className?: string }) {
  if (places.length === 0) return null
  return (
    <ul className={`border-line border-b py-1.5 ${className}`} aria-label={title}>
      {title && (
        <li aria-hidden="true" className="label-caps px-4 pt-2 pb-1.5">
          {title}
        </li>
      )}
      {places.map(({ href, words }) => (
        <li key={href}>
          <Link href={href} className={item}>
            {words}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '')
  return letters.join('').toUpperCase()
}
