import Link from 'next/link'
import { Menu } from '@/app/_ui/menu'
import { OpenPalette } from '@/app/_ui/palette-opener'
import type { Person } from '@/lib/access/viewer'
import { SignOut } from '../account/_parts/sign-out'
import type { Place, Places } from '../places'

const item = 'flex min-h-9 w-full items-center justify-between px-4 text-left hover:bg-sunken hover:no-underline'

type Props = {
  person: Person
  places: Places
  /** How many invitations to groups wait for an answer. */
  invitations: number
}

/** What stands beneath one's initials: oneself, and every page that is not in the bar. */
export function AccountMenu({ person, places, invitations }: Props) {
  return (
    <Menu
      label={`Your account, ${person.name}${invitations > 0 ? `, ${invitationsWord(invitations)}` : ''}`}
      summary={
        <>
          {initialsOf(person.name)}
          {invitations > 0 && <Waiting />}
        </>
      }
      summaryClass="relative size-[30px] rounded-full bg-accent-wash text-center font-semibold text-accent-ink text-xs leading-[30px]"
    >
      <p className="border-line border-b px-4 pb-2.5">
        <span className="block truncate font-medium">{person.name}</span>
        <span className="meta">{person.role}</span>
      </p>
      {invitations > 0 && (
        <p className="border-line border-b py-1.5">
          <Link href="/groups" className={`${item} text-accent-ink`}>
            {invitationsWord(invitations)}
          </Link>
        </p>
      )}
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

const invitationsWord = (count: number) => `${count} ${count === 1 ? 'invitation' : 'invitations'} to a group`

/** A dot on the initials: something waits in the menu. */
function Waiting() {
  return (
    <span
      aria-hidden="true"
      className="absolute -top-0.5 -right-0.5 size-2.5 rounded-full border-2 border-paper bg-accent"
    />
  )
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '')
  return letters.join('').toUpperCase()
}
