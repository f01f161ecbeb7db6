import type { Destination } from '@/db/home/destinations'
import type { Suggestion } from '@/lib/search/suggestion'
import { topicAddress } from '@/lib/search/topic-address'
import { KEY_WORDS } from './key-words'
import { PAGE_KEYS, press, pressedBy } from './page-keys'

export type PalettePage = { href: string; words: string; key?: string }

/** What can be chosen: a page to go to, or something to do here. */
export type PaletteEntry = { group: string; words: string; keys?: string; href?: string; act?: () => void }

/** Of lists and searches, at most these are shown: what is typed narrows them. */
const MOST_NAMED = 8

type Given = {
  pages: readonly PalettePage[]
  destinations: readonly Destination[]
  suggestions: readonly Suggestion[]
  actions: readonly PaletteEntry[]
}

/** Everything that has all the typed words, in groups; last, searching for them. */
export function paletteEntries(typed: string, { pages, destinations, suggestions, actions }: Given): PaletteEntry[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const has = (name: string) => words.every((word) => name.toLowerCase().includes(word))
  const named = (kind: Destination['kind'], group: string, path: string) =>
    destinations
      .filter((one) => one.kind === kind && has(one.name))
      .slice(0, MOST_NAMED)
      .map(({ id, name }) => ({ group, words: name, href: `${path}/${id}` }))
  const topics = words.length > 0 ? suggestions.filter(({ kind }) => kind === 'concept') : []
  return [
    ...actions.filter((action) => has(action.words)),
    ...pages
      .filter((page) => has(page.words))
      .map(({ href, words, key }) => ({ group: 'Pages', words, href, ...(key && { keys: `g ${key}` }) })),
    ...named('list', 'Your lists', '/lists'),
    ...named('search', 'Followed searches', '/searches'),
    ...topics.map(({ label }) => ({ group: 'Topics', words: label, href: topicAddress(label) })),
    ...(words.length > 0
      ? [
          {
            group: 'Studies',
            words: `Search for “${typed.trim()}”`,
            href: `/studies?q=${encodeURIComponent(typed.trim())}`,
          },
        ]
      : []),
  ]
}

/** What the page that is shown offers to do, and signing out. */
export function pageActions(): PaletteEntry[] {
  const pressed = new Set<HTMLElement>()
  const offered = PAGE_KEYS.flatMap((pageKey) => {
    const target = pressedBy(pageKey)
    // Two keys may press the same: it is offered once.
    if (target && pressed.has(target)) return []
    if (target) pressed.add(target)
    return target
      ? [{ group: 'On this page', words: KEY_WORDS[pageKey.key] ?? '', keys: pageKey.key, act: () => press(target) }]
      : []
  })
  const search = document.querySelector<HTMLElement>('[role=search] input')
  const signOut = document.querySelector<HTMLElement>('[data-sign-out]')
  return [
    ...offered,
    ...(search ? [{ group: 'On this page', words: 'Search studies', keys: '/', act: () => search.focus() }] : []),
    ...(signOut ? [{ group: 'On this page', words: 'Sign out', act: () => signOut.click() }] : []),
  ]
}
