import { editDistance } from '@/lib/search/edit-distance'
import type { Comparable } from './comparable'
import { jaroWinkler } from './jaro-winkler'
import { hasReplacedWords } from './replaced-words'

/** How alike two works are, field by field, 0 to 1; undefined where one of them does not say. */
export type Likeness = {
  title?: number
  /** Both titles have the same numbers: "part 1" is not "part 2". */
  titleNumbers: boolean
  /** Neither title has other words in the place of some of the other's. */
  titleWords: boolean
  author?: number
  journal?: number
  abstract?: number
  doi?: boolean
  volume?: boolean
  issue?: boolean
  firstPage?: boolean
  /** Years between them. */
  years?: number
  /** They begin on one page of one volume of one journal. */
  samePlace: boolean
}

export function likenessOf(a: Comparable, b: Comparable): Likeness {
  const best = closest(a.titles, b.titles)
  const like = {
    ...(best && { title: best.likeness }),
    titleNumbers: !best || numbersOf(best.a) === numbersOf(best.b),
    titleWords: !best || !hasReplacedWords(best.a, best.b),
    ...known('author', a.author && b.author && authorLikeness(a.author, b.author)),
    ...known('journal', journalLikeness(a, b)),
    ...known('abstract', a.abstract && b.abstract ? abstractLikeness(a.abstract, b.abstract) : undefined),
    ...known('doi', same(a.doi, b.doi)),
    ...known('volume', same(a.volume, b.volume)),
    ...known('issue', same(a.issue, b.issue)),
    ...known('firstPage', same(a.firstPage, b.firstPage)),
    ...known('years', a.year && b.year ? Math.abs(a.year - b.year) : undefined),
  }
  const { journal = 0, years = 0, volume = false, firstPage = false } = like
  return { ...like, samePlace: journal > 0.9 && years <= 1 && volume && firstPage }
}

const known = <K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } =>
  value === undefined ? {} : ({ [key]: value } as { [P in K]?: T })

const same = (a: string | undefined, b: string | undefined) => (a && b ? a === b : undefined)

function closest(from: string[], to: string[]): { a: string; b: string; likeness: number } | undefined {
  const pairs = from.flatMap((a) => to.map((b) => ({ a, b, likeness: titleLikeness(a, b) })))
  return pairs.sort((x, y) => y.likeness - x.likeness)[0]
}

/** As many slips of the keyboard as one title may have. */
const MOST_SLIPS = 3

/** A subtitle that only one of them has takes little away. */
function titleLikeness(a: string, b: string): number {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a]
  const slips = Math.abs(a.length - b.length) <= MOST_SLIPS ? editDistance(a, b, MOST_SLIPS) : MOST_SLIPS + 1
  // One letter too many moves all that follow, which Jaro takes for more than it is.
  const likeness = Math.max(jaroWinkler(a, b), slips > MOST_SLIPS ? 0 : 1 - slips / longer.length)
  const isBeginning = shorter.split(' ').length >= 6 && longer.startsWith(`${shorter} `)
  return isBeginning ? Math.max(likeness, 0.95) : likeness
}

/** Figures and Roman numerals of a title, in their order. */
const numbersOf = (title: string) => (title.match(/\b(?:\d+|[IVX]{2,})\b/g) ?? []).join(' ')

type Author = NonNullable<Comparable['author']>

function authorLikeness(a: Author, b: Author): number {
  if (a.isGroup !== b.isGroup) {
    // A name without a comma was taken for a group's.
    const [group, person] = a.isGroup ? [a, b] : [b, a]
    return group.name.split(' ').includes(person.name) ? 0.9 : jaroWinkler(a.name, b.name) * 0.8
  }
  const [shorter, longer] = a.name.length <= b.name.length ? [a.name, b.name] : [b.name, a.name]
  const isWithoutParticle = longer.endsWith(` ${shorter}`)
  const name = isWithoutParticle ? 0.95 : jaroWinkler(a.name, b.name)
  return a.initial && b.initial && a.initial !== b.initial ? name * 0.8 : name
}

function journalLikeness(a: Comparable, b: Comparable): number | undefined {
  if (a.issns.some((issn) => b.issns.includes(issn))) return 1
  if (a.journals.length === 0 || b.journals.length === 0) return undefined
  return Math.max(...a.journals.flatMap((one) => b.journals.map((other) => nameLikeness(one, other))))
}

function nameLikeness(a: string, b: string): number {
  if (a === b || isAbbreviation(a, b) || isAbbreviation(b, a)) return 1
  return jaroWinkler(a, b)
}

/** "ann rheum dis" of "annals of the rheumatic diseases": each word begins one, in their order. */
function isAbbreviation(short: string, long: string): boolean {
  const [words, whole] = [short.split(' '), long.split(' ')]
  if (words.length < 2 || words.length > whole.length) return false
  let at = 0
  for (const word of words) {
    while (at < whole.length && !whole[at]?.startsWith(word)) at++
    if (at++ >= whole.length) return false
  }
  return true
}

/** One source may cut an abstract, or leave out its first label. */
function abstractLikeness(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  if (length < 40) return a === b ? 1 : 0
  return jaroWinkler(a.slice(0, length), b.slice(0, length))
}
