import type { WorkToCompare } from '@/lib/references/match/comparable'

export type Random = () => number

/** What another database makes of a work: each change as often as in exports of the same search from several of them. */
export function mutatedWork(work: WorkToCompare, random: Random): WorkToCompare {
  const changes: [number, (work: WorkToCompare) => WorkToCompare][] = [
    [1, withoutNumbers],
    [0.25, (w) => ({ ...w, title: w.title?.toUpperCase() })],
    [0.3, (w) => ({ ...w, title: w.title?.replace(/\.$/, '') })],
    [
      0.2,
      (w) => ({
        ...w,
        title: w.title?.normalize('NFKD').replace(/\p{M}/gu, ''),
        firstAuthor: unaccented(w.firstAuthor),
      }),
    ],
    [0.1, (w) => ({ ...w, title: misspelt(w.title ?? '', random) })],
    [0.08, (w) => ({ ...w, title: w.title?.replace(/[:?.] [^:]+$/, '') })],
    [0.2, (w) => ({ ...w, title: w.title?.replace(/-/g, ' ') })],
    [0.5, (w) => ({ ...w, firstAuthor: initialsOnly(w.firstAuthor) })],
    [0.03, (w) => ({ ...w, firstAuthor: null })],
    [0.4, (w) => ({ ...w, journals: w.journals.slice(0, 1) })],
    [0.3, (w) => ({ ...w, journals: w.journals.slice(-1) })],
    [0.3, (w) => ({ ...w, pages: w.pages?.split('-')[0] })],
    [0.3, (w) => ({ ...w, pages: shortened(w.pages) })],
    [0.1, (w) => ({ ...w, pages: null })],
    [0.1, (w) => ({ ...w, volume: null, issue: null })],
    [0.2, (w) => ({ ...w, issue: null })],
    [0.1, (w) => ({ ...w, year: w.year && w.year + (random() < 0.5 ? 1 : -1) })],
    [0.35, (w) => ({ ...w, doi: null })],
    [0.03, (w) => ({ ...w, doi: w.doi && misspelt(w.doi, random) })],
    [0.3, (w) => ({ ...w, doi: w.doi?.toUpperCase() })],
    [0.4, (w) => ({ ...w, abstract: null })],
    [0.3, (w) => ({ ...w, abstract: w.abstract?.replace(/^[A-Z]+: /, '') })],
    [0.5, (w) => ({ ...w, issn: [] })],
  ]
  return changes.reduce((changed, [often, change]) => (random() < often ? change(changed) : changed), work)
}

/** Other databases have neither PubMed's number nor its types. */
const withoutNumbers = (work: WorkToCompare): WorkToCompare => ({
  ...work,
  pmid: null,
  pmcid: null,
  publicationTypes: [],
  vernacularTitle: null,
})

type Author = WorkToCompare['firstAuthor']

const unaccented = (author: Author): Author =>
  author && { ...author, family: author.family?.normalize('NFKD').replace(/\p{M}/gu, '') }

const initialsOnly = (author: Author): Author =>
  author && { ...author, given: author.given?.[0], initials: author.given?.[0] }

/** "244-258" as "244-58". */
function shortened(pages: string | null | undefined): string | null | undefined {
  const [, first = '', last = ''] = /^(\d+)-(\d+)$/.exec(pages ?? '') ?? []
  if (first.length < 3 || first.length !== last.length || first[0] !== last[0]) return pages
  return `${first}-${last.slice(1)}`
}

/** One letter left out, doubled or exchanged with the next. */
function misspelt(text: string, random: Random): string {
  const at = 1 + Math.floor(random() * Math.max(1, text.length - 3))
  const kind = Math.floor(random() * 3)
  if (kind === 0) return text.slice(0, at) + text.slice(at + 1)
  if (kind === 1) return text.slice(0, at) + text.slice(at - 1)
  return `${text.slice(0, at)}${text[at + 1] ?? ''}${text[at] ?? ''}${text.slice(at + 2)}`
}

const COMPANIONS: ((work: WorkToCompare, random: Random) => WorkToCompare)[] = [
  (w) => ({ ...w, title: `Erratum: ${w.title}`, doi: null, pages: '1', abstract: null }),
  (w) => ({ ...w, title: `Correction to: ${w.title}`, abstract: null }),
  (w) => ({ ...w, title: `Retraction: ${w.title}`, abstract: null }),
  (w) => ({ ...w, title: `Comment on "${w.title}"`, firstAuthor: { family: 'Critic', given: 'A' }, abstract: null }),
  (w) => ({ ...w, title: `Re: ${w.title}`, pages: '999', abstract: null }),
  (w, random) => ({
    ...w,
    doi: `10.1101/2020.${Math.floor(random() * 1e8)}`,
    journals: ['medRxiv'],
    volume: null,
    issue: null,
    pages: null,
    type: 'preprint',
    issn: [],
  }),
  (w) => ({ ...w, title: `${w.title?.replace(/\.$/, '')}: study protocol`, year: w.year && w.year - 2, doi: null }),
  (w) => ({ ...w, type: 'conference', journals: ['Proceedings of a meeting'], doi: null, pages: null, abstract: null }),
]

/** Something that stands beside the work and is another: an erratum, a comment, a preprint, a protocol. */
export function companionWork(work: WorkToCompare, random: Random): WorkToCompare {
  const make = COMPANIONS[Math.floor(random() * COMPANIONS.length)] as (typeof COMPANIONS)[number]
  return make(mutatedWork(work, random), random)
}
