import { pmidFrom } from '@/lib/studies/identifiers'
import { RecordStream } from '@/lib/xml/record-stream'
import { charactersOf, childrenNamed, descend, type XmlElement } from '@/lib/xml/xml-element'
import { boundedValue } from '../field-text'
import type { ReferenceEntry, ReferenceName, ReferenceType } from '../parsed-reference'
import { plainName } from '../plain-names'
import { looseDate } from '../reference-date'
import { ReferenceDraft } from '../reference-draft'
import { lineCounter } from '../text-lines'

const RECORD = new Set(['record'])
const BEGIN = /<record(?=[\s>])[^>]*>/g
const END = '</record>'
/** What XML forbids and EndNote writes: control characters, also by their numbers. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|&#(?:x0*(?:[0-8bcef]|1[\da-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]));/giu
const BARE_AMPERSAND = /&(?!#\d{1,8};|#x[\da-f]{1,7};|[A-Za-z_:][\w:.-]{0,62};)/gi

/**
 * Reads EndNote's XML, each record by itself, so that one that is not well-formed takes no other with it. No DTD is read:
 * a file that declares entities is refused.
 */
export function* readEndnote(text: string): Generator<ReferenceEntry> {
  const lineOf = lineCounter(text)
  BEGIN.lastIndex = 0
  const first = BEGIN.exec(text)
  if (/<!ENTITY/i.test(text.slice(0, first?.index ?? text.length))) {
    yield { kind: 'broken', line: 1, raw: text.slice(0, 1000), reason: 'The file declares entities: it was not read' }
    return
  }
  for (let found = first; found; ) {
    const end = text.indexOf(END, BEGIN.lastIndex)
    const next = BEGIN.exec(text)
    const line = lineOf(found.index)
    if (end >= 0 && (!next || end < next.index)) {
      yield recordOf(text.slice(found.index, end + END.length), line)
    } else {
      const raw = text.slice(found.index, next?.index ?? text.length).trimEnd()
      yield { kind: 'broken', line, raw, reason: 'The record does not end' }
    }
    found = next
  }
}

function recordOf(raw: string, line: number): ReferenceEntry {
  const unforbidden = raw.replace(FORBIDDEN, ' ')
  const clean = unforbidden.replace(BARE_AMPERSAND, '&amp;')
  const stream = new RecordStream(RECORD)
  const events = [...stream.write(clean), ...stream.end()]
  const record = events.find((event) => event.kind === 'record')
  if (!record) {
    const fault = events.find((event) => event.kind !== 'record')
    return {
      kind: 'broken',
      line,
      raw,
      reason: `Not well-formed XML: ${fault && 'reason' in fault ? fault.reason : 'no record'}`,
    }
  }
  const draft = new ReferenceDraft(line, raw)
  if (unforbidden !== raw) draft.problem(line, 'Control characters were left out')
  if (clean !== unforbidden) draft.problem(line, 'An & was not written as XML has it')
  return referenceOf(record.element, draft)
}

/** EndNote's own numbers and names of its types (https://docs.endnote.com). */
const TYPES: [RegExp, ReferenceType][] = [
  [/journal|magazine|newspaper|electronic article|^17$/i, 'article'],
  [/book section|chapter|encyclopedia|dictionary/i, 'chapter'],
  [/book/i, 'book'],
  [/conference/i, 'conference'],
  [/thesis/i, 'thesis'],
  [/report|government|standard/i, 'report'],
  [/web|blog/i, 'webpage'],
  [/dataset|database/i, 'dataset'],
  [/preprint/i, 'preprint'],
]

function referenceOf(record: XmlElement, draft: ReferenceDraft): ReferenceEntry {
  const { reference } = draft
  const one = (...path: string[]) => value(descend(record, ...path), draft)
  const kind = record.children.find((node) => typeof node !== 'string' && node.name === 'ref-type') as
    | XmlElement
    | undefined
  const named = kind?.attributes.name ?? (kind && value(kind, draft)) ?? 'journal'
  reference.type = TYPES.find(([words]) => words.test(named))?.[1] ?? 'other'
  draft.text('title', one('titles', 'title'))
  draft.text('vernacularTitle', one('titles', 'translated-title'))
  draft.text(
    'journal',
    one('periodical', 'full-title') || one('titles', 'secondary-title') || one('titles', 'alt-title'),
  )
  draft.text('journalAbbreviation', one('periodical', 'abbr-1') || one('alt-periodical', 'abbr-1'))
  reference.authors.push(...names(record, 'authors', draft))
  reference.editors.push(...names(record, 'secondary-authors', draft))
  const year = one('dates', 'year')
  const day = one('dates', 'pub-dates', 'date')
  const published =
    (day && year && looseDate(/\d{4}/.test(day) ? day : `${year} ${day}`)) || looseDate(year) || looseDate(day)
  if (published) reference.published = published
  draft.text('volume', one('volume'))
  draft.text('issue', one('number'))
  draft.pages(one('pages') || one('electronic-pages'))
  draft.text('abstract', one('abstract'))
  draft.text('publisher', one('publisher'))
  draft.language(one('language'))
  for (const keyword of childrenNamed(descend(record, 'keywords'), 'keyword')) draft.keyword(value(keyword, draft))
  draft.serialNumber(one('isbn'))
  draft.doi(one('electronic-resource-num'))
  draft.pmcid(one('custom2'))
  const urls = childrenNamed(descend(record, 'urls', 'related-urls'), 'url')
  for (const url of urls) for (const part of (value(url, draft) ?? '').split(/\s+/)) draft.url(part)
  accession(
    draft,
    one('accession-num'),
    `${one('remote-database-name') ?? ''} ${one('remote-database-provider') ?? ''}`,
  )
  return draft.entry()
}

function accession(draft: ReferenceDraft, written: string | undefined, database: string) {
  const number = written?.trim()
  if (!number || draft.reference.pmid === pmidFrom(number)) return
  const isPubmed = /pubmed|\bmedline\b|\bNLM\b/i.test(database)
  if (/^PMID:?\s*\d+$/i.test(number) || (isPubmed && /^\d{1,9}$/.test(number))) draft.pmid(number)
  else draft.reference.accession = number.slice(0, 100)
}

function names(record: XmlElement, group: string, draft: ReferenceDraft): ReferenceName[] {
  return childrenNamed(descend(record, 'contributors', group), 'author').flatMap((author) => {
    const { 'last-name': family, 'first-name': given, 'corp-name': collective } = author.attributes
    if (collective) return { collective }
    if (family) return { family, ...(given && { given }) }
    return plainName(value(author, draft)) ?? []
  })
}

/** The characters of an element, however its text is styled. */
function value(element: XmlElement | undefined, draft: ReferenceDraft): string | undefined {
  if (!element) return undefined
  const bounded = boundedValue(charactersOf(element).replace(/\r/g, '\n').trim())
  if ('reason' in bounded) draft.problem(draft.line, `${element.name}: ${bounded.reason}`)
  return bounded.value || undefined
}
