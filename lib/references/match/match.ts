import { companionship } from './companion'
import type { Comparable } from './comparable'
import { type Likeness, likenessOf } from './likeness'

/**
 * Whether two descriptions are of one work: "same" is certain enough to act on, "maybe" is for a person to decide, "linked"
 * is a companion (an erratum, a preprint, an earlier version), "different" is all else.
 */
export type MatchDecision = 'same' | 'maybe' | 'linked' | 'different'
export type Match = {
  decision: MatchDecision /** 0 to 1, for order among candidates. */
  score: number
  reasons: string[]
}

/** The reason where a DOI is all that one of two works has. */
export const BY_DOI_ALONE = 'same DOI, and no title to compare'

/**
 * Compares two works. A DOI alone never decides: it is used again for supplements and sets of abstracts, and copied by
 * mistake. The rules for the other fields are those of ASySD (Hair et al., BMC Biology 2023;21:189) with the exact steps of
 * the SR-Accelerator Deduplicator as a second opinion (Forbes et al., Systematic Reviews 2024;13:206).
 */
export function matchWorks(a: Comparable, b: Comparable): Match {
  const like = likenessOf(a, b)
  const { title = 0 } = like
  const reasons = reasonsOf(like)
  const as = (decision: MatchDecision, score: number, ...first: string[]): Match => ({
    decision,
    score: Math.round(score * 1000) / 1000,
    reasons: [...new Set([...first, ...reasons])],
  })

  if (a.pmid && b.pmid) {
    if (a.pmid !== b.pmid) return as('different', title * 0.5, 'different PMIDs')
    const isOther = like.title !== undefined && title < 0.6 && !like.doi
    return isOther ? as('maybe', 0.9, 'same PMID, but another title') : as('same', 1, 'same PMID')
  }
  if (
    a.cochrane &&
    b.cochrane &&
    a.cochrane.review === b.cochrane.review &&
    a.cochrane.version !== b.cochrane.version
  ) {
    return as('linked', title * 0.8, 'another version of the same Cochrane review')
  }
  const companion = companionship(a, b)
  if (companion && (title > 0.6 || like.doi)) {
    const isOne = like.samePlace && title > 0.95
    if (companion.sure) return as('linked', title * 0.8, `one of them is ${ARTICLES[companion.kind]}`)
    if (!isOne) return as('maybe', title * 0.85, `one of them may be ${ARTICLES[companion.kind]}`)
  }
  if (a.pmcid && a.pmcid === b.pmcid)
    return as(like.title === undefined || title >= 0.8 ? 'same' : 'maybe', 0.98, 'same PMCID')
  if (like.title === undefined) return like.doi ? as('maybe', 0.8, BY_DOI_ALONE) : as('different', 0)
  const score = scoreOf(like)
  if (like.doi) {
    if (title < 0.6) return as('maybe', 0.6, 'same DOI, but another title: a DOI alone does not decide')
    if (title < 0.9) return as('maybe', score, 'same DOI, but the titles differ')
  }
  const doubt = doubtOf(a, b, like)
  if (isSame(a, b, like)) return doubt ? as('maybe', score, doubt) : as('same', score)
  const mayBe =
    title > 0.85 && !isContradicted(like) && ((like.author ?? 0) > 0.75 || (like.author === undefined && title > 0.95))
  return as(mayBe ? 'maybe' : 'different', score, ...(mayBe && doubt ? [doubt] : []))
}

const ARTICLES = {
  erratum: 'an erratum',
  retraction: 'a retraction notice',
  comment: 'a comment',
  preprint: 'a preprint',
  protocol: 'a protocol',
  'conference abstract': 'a conference abstract',
}

/** Whether so much speaks against it that nobody has to be asked, however alike the titles are. */
function isContradicted({ title = 0, years = 0, volume, firstPage, doi, abstract = 1 }: Likeness): boolean {
  if (doi === false && title < 0.95) return true
  return [years > 1, volume === false, firstPage === false, doi === false, abstract < 0.75].filter(Boolean).length >= 3
}

/** What is in the way of merging two works that the rules find the same. */
function doubtOf(a: Comparable, b: Comparable, like: Likeness): string | undefined {
  if ((like.years ?? 0) > 1) return `${like.years} years apart`
  if (!like.titleWords) return 'the titles differ in their words'
  if (!like.titleNumbers && !like.samePlace) return 'the titles have different numbers'
  const isSameText = (like.title ?? 0) > 0.9 && (like.abstract ?? 0) > 0.9 && (like.journal ?? 0) > 0.9
  if (like.doi === false && !isSameText) return 'different DOIs'
  const others = [like.volume, like.firstPage].filter((same) => same === false).length
  if (others === 2 || (others === 1 && like.doi !== true && (like.abstract ?? 0) < 0.9))
    return 'another place in the journal'
  if (isPrefixed(a, b) && !like.samePlace) return 'one title has words before the other'
  const isGeneric = Math.min(...[...a.titles, ...b.titles].map((title) => title.split(' ').length)) < 4
  const further = [like.author && like.author > 0.9, like.firstPage, like.volume, like.abstract && like.abstract > 0.9]
  if (isGeneric && further.filter(Boolean).length < 2) return 'a title that many have'
  return undefined
}

/** "Re: " and "Author's reply: " before the whole title of the other; an article makes no difference. */
function isPrefixed(a: Comparable, b: Comparable): boolean {
  const [one = '', other = ''] = [a.titles[0], b.titles[0]]
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one]
  return longer.endsWith(` ${shorter}`) && !/^(?:THE|AN?) /.test(longer.slice(0, longer.length - shorter.length))
}

function isSame(a: Comparable, b: Comparable, like: Likeness): boolean {
  const { title = 0, author = 0, journal = 0, abstract = 0, years } = like
  // A field that neither has speaks for nobody against them; one that only one of them has speaks for nothing.
  const agrees = (key: 'volume' | 'issue' | 'firstPage') => like[key] ?? (a[key] === undefined && b[key] === undefined)
  const place = agrees('volume') && agrees('firstPage')
  const isPlaced = like.firstPage === true && (like.volume === true || like.issue === true)
  return (
    (like.doi === true && title > 0.9 && (author > 0.75 || a.author === undefined || b.author === undefined)) ||
    (like.doi === true && title > 0.95) ||
    (title > 0.9 && like.samePlace && (like.author === undefined || author > 0.75)) ||
    (title > 0.95 && author > 0.8 && place && isPlaced && (journal > 0.9 || years === 0)) ||
    (title > 0.9 && author > 0.9 && abstract > 0.9 && journal > 0.7) ||
    (title > 0.9 && author > 0.8 && abstract > 0.9 && isPlaced) ||
    (title > 0.95 && abstract > 0.95 && author > 0.75 && years !== undefined) ||
    // Deduplicator, "balanced": exact titles with the year, or the volume, and nothing against it.
    (title === 1 && author > 0.9 && years === 0 && (journal > 0.8 || isPlaced)) ||
    (title === 1 && isPlaced && journal > 0.8) ||
    (title === 1 && author > 0.9 && (years ?? 2) <= 1 && journal > 0.8 && like.volume === true)
  )
}

/** Weights that order candidates; they decide nothing. */
function scoreOf({
  title = 0,
  author = 0.5,
  journal = 0.5,
  abstract,
  doi,
  volume,
  firstPage,
  years,
}: Likeness): number {
  const truth = (value: boolean | undefined) => (value === undefined ? 0.5 : value ? 1 : 0)
  const parts: [number, number][] = [
    [title, 6],
    [author, 2],
    [journal, 1],
    [abstract ?? title, 1],
    [truth(doi), 1],
    [truth(volume), 1],
    [truth(firstPage), 1.5],
    [years === undefined ? 0.5 : years === 0 ? 1 : years === 1 ? 0.7 : 0, 1],
  ]
  return (
    parts.reduce((sum, [value, weight]) => sum + value * weight, 0) / parts.reduce((sum, [, weight]) => sum + weight, 0)
  )
}

/** What agrees and what does not, as a person would say it: "title 0.97, first author, year; different pages". */
function reasonsOf(like: Likeness): string[] {
  const agrees = (key: 'volume' | 'issue' | 'firstPage' | 'doi', name: string) =>
    like[key] === undefined ? [] : [like[key] ? `same ${name}` : `different ${name}`]
  const alike = (value: number | undefined, name: string) =>
    value === undefined ? [] : [value > 0.9 ? `same ${name}` : value > 0.75 ? `similar ${name}` : `different ${name}`]
  return [
    ...(like.title === undefined ? [] : [like.title === 1 ? 'same title' : `title ${like.title.toFixed(2)}`]),
    ...alike(like.author, 'first author'),
    ...(like.years === undefined
      ? []
      : [like.years === 0 ? 'same year' : `${like.years} ${like.years === 1 ? 'year' : 'years'} apart`]),
    ...alike(like.journal, 'journal'),
    ...agrees('volume', 'volume'),
    ...agrees('firstPage', 'first page'),
    ...agrees('doi', 'DOI'),
    ...(like.abstract === undefined ? [] : [like.abstract > 0.9 ? 'same abstract' : 'different abstract']),
  ]
}
