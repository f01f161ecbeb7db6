import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'

/** A page that a person may open without knowing its address; `key` opens it after `g`. */
export type Place = {
  href: string
  words: string
  key?: string
  /** Of the bar's pages, one that has no room at the foot of a small screen: there it stands in the menu. */
  wideOnly?: boolean
}

export type Places = {
  /** What stands in the bar. */
  main: Place[]
  /** What stands in the menu beneath one's initials. */
  more: Place[]
  administration: Place[]
  you: Place[]
}

type Offered = Place & { open?: boolean }

/** Every page that this person may open, by where it is offered. Each page asks for itself whether they may. */
export function placesFor(viewer: Viewer): Places {
  return {
    main: offered([
      { href: '/', words: 'Home', key: 'h' },
      { href: '/studies', words: 'Evidence', key: 'e' },
      { href: '/topics', words: 'Topics', key: 't' },
      { href: '/lists', words: 'Lists', key: 'l' },
      { href: '/notes', words: 'Notes', key: 'n' },
      { href: '/drafts', words: 'Drafts', key: 'd', wideOnly: true, open: can(viewer, 'queue.read') },
    ]),
    more: offered([
      { href: '/inbox', words: 'Inbox', key: 'i' },
      { href: '/searches', words: 'Searches', key: 's' },
      { href: '/groups', words: 'Groups', key: 'g' },
      { href: '/clubs', words: 'Journal clubs' },
      { href: '/questions', words: 'Questions' },
      { href: '/reading-log', words: 'Reading log' },
      { href: '/references', words: 'Check references', key: 'r' },
    ]),
    administration: administrationFor(viewer),
    you: offered([
      { href: '/account', words: 'Account', key: 'a' },
      { href: '/account#appearance', words: 'Appearance' },
      { href: '/account#shortcuts', words: 'Keyboard shortcuts' },
    ]),
  }
}

export const administrationFor = (viewer: Viewer): Place[] =>
  offered([
    { href: '/administration/people', words: 'People', open: can(viewer, 'people.read') },
    { href: '/administration/imports', words: 'Imports', open: can(viewer, 'imports.read') },
    { href: '/administration/sources', words: 'Sources', open: can(viewer, 'source.read') },
    { href: '/administration/queries', words: 'PubMed queries', open: can(viewer, 'corpus-query.read') },
    { href: '/administration/requests', words: 'Requests', open: can(viewer, 'request.read') },
    { href: '/administration/search', words: 'Search', open: can(viewer, 'index.read') },
    { href: '/administration/jobs', words: 'Jobs', open: can(viewer, 'job.read') },
    { href: '/administration/sign-in', words: 'Sign-in', open: can(viewer, 'people.read') },
    { href: '/administration/links', words: 'Links', open: can(viewer, 'setting.change') },
    { href: '/administration/backups', words: 'Backups', open: can(viewer, 'backup.read') },
    { href: '/administration/retention', words: 'Retention', open: can(viewer, 'retention.read') },
    { href: '/administration/audit', words: 'Audit trail', open: can(viewer, 'audit.read') },
  ])

const offered = (places: Offered[]): Place[] =>
  places.filter(({ open }) => open !== false).map(({ open: _open, ...place }) => place)

/** All of them in one row, as the palette and the keyboard have them. */
export const pagesOf = ({ main, more, administration, you }: Places): Place[] => [
  ...main,
  ...more,
  ...administration.map((place) => ({ ...place, words: `Administration: ${place.words}` })),
  ...you,
]
