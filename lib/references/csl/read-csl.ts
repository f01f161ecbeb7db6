import type { Season } from '@/lib/studies/publication-date'
import { boundedValue, fieldText } from '../field-text'
import type { ReferenceEntry, ReferenceName, ReferenceType } from '../parsed-reference'
import { dateOfParts, looseDate, spanOf } from '../reference-date'
import { ReferenceDraft } from '../reference-draft'
import { lineCounter } from '../text-lines'
import { jsonObjects } from './json-objects'

const TYPES: Record<string, ReferenceType> = {
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  article: 'preprint',
  review: 'article',
  book: 'book',
  chapter: 'chapter',
  'entry-encyclopedia': 'chapter',
  'entry-dictionary': 'chapter',
  'paper-conference': 'conference',
  thesis: 'thesis',
  report: 'report',
  webpage: 'webpage',
  'post-weblog': 'webpage',
  dataset: 'dataset',
}

const SEASONS: Season[] = ['spring', 'summer', 'autumn', 'winter']

/** Reads CSL-JSON 1.0: an array of items, items under "items", or one item by itself. */
export function* readCsl(text: string): Generator<ReferenceEntry> {
  const lineOf = lineCounter(text)
  for (const found of jsonObjects(text)) {
    const line = lineOf(found.index)
    const raw = text.slice(found.index, found.end)
    if ('reason' in found) yield { kind: 'broken', line, raw, reason: found.reason }
    else yield itemOf(found.value, line, raw)
  }
}

type Item = Record<string, unknown>

function itemOf(item: Item, line: number, raw: string): ReferenceEntry {
  const kind = words(item.type) ?? ''
  const draft = new ReferenceDraft(line, raw, TYPES[kind] ?? 'other')
  const { reference } = draft
  const one = (name: string) => {
    const bounded = boundedValue(words(item[name]) ?? '')
    if ('reason' in bounded) draft.problem(line, `${name}: ${bounded.reason}`)
    return bounded.value || undefined
  }
  draft.text('title', one('title'))
  draft.text('journal', one('container-title'))
  draft.text('journalAbbreviation', one('container-title-short') ?? one('journalAbbreviation'))
  reference.authors.push(...names(item.author))
  reference.editors.push(...names(item.editor))
  const published = dateOf(item.issued)
  if (published) reference.published = published
  draft.text('volume', one('volume'))
  draft.text('issue', one('issue'))
  draft.pages(one('page') ?? one('number'))
  draft.text('abstract', one('abstract'))
  draft.text('publisher', one('publisher'))
  draft.language(one('language'))
  draft.keyword(one('keyword'))
  draft.doi(one('DOI'))
  draft.pmid(one('PMID'))
  draft.pmcid(one('PMCID'))
  draft.serialNumber(one('ISSN'))
  draft.serialNumber(one('ISBN'))
  draft.url(one('URL'))
  // Zotero keeps what CSL has no field for as lines of its note.
  const note = one('note') ?? ''
  draft.pmid(/^PMID:\s*(\d+)\s*$/im.exec(note)?.[1])
  draft.pmcid(/^PMCID:\s*(PMC\d+)/im.exec(note)?.[1])
  return draft.entry()
}

/** A value as text; of several, as Crossref has them, the first. */
function words(value: unknown): string | undefined {
  const first = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' ? first : typeof first === 'number' ? String(first) : undefined
}

function names(value: unknown): ReferenceName[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((each): ReferenceName[] => {
    const name = (typeof each === 'object' && each !== null ? each : {}) as Item
    const text = (key: string) => fieldText(words(name[key]))
    const collective = text('literal') ?? text('name')
    if (collective) return [{ collective }]
    const particle = [text('dropping-particle'), text('non-dropping-particle')].filter(Boolean).join(' ')
    const family = [particle, text('family')].filter(Boolean).join(' ')
    const given = text('given')
    const suffix = text('suffix')
    if (!family) return given ? [{ collective: given }] : []
    return [{ family, ...(given && { given }), ...(suffix && { suffix }) }]
  })
}

function dateOf(value: unknown) {
  const date = (typeof value === 'object' && value !== null ? value : {}) as Item
  const [from, to] = (Array.isArray(date['date-parts']) ? date['date-parts'] : []).map((parts: unknown) =>
    Array.isArray(parts) ? parts.map(Number) : [],
  )
  const begin = from && dateOfParts(from[0] ?? 0, from[1], from[2])
  if (!begin) return looseDate(words(date.raw) ?? words(date.literal) ?? words(value))
  const season = SEASONS[Number(date.season) - 1]
  if (season && !begin.month) begin.season = season
  const end = to && dateOfParts(to[0] ?? 0, to[1])
  return end ? spanOf(begin, end) : begin
}
