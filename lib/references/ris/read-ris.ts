import { boundedValue, fieldText } from '../field-text'
import type { ReferenceEntry, ReferenceName } from '../parsed-reference'
import { plainName } from '../plain-names'
import { ReferenceDraft } from '../reference-draft'
import { risDate } from './ris-date'
import { type RisField, type RisRecord, risRecords } from './ris-records'
import { risType } from './ris-types'

/** Reads RIS as the databases and reference managers write it (https://en.wikipedia.org/wiki/RIS_(file_format)). */
export function* readRis(text: string): Generator<ReferenceEntry> {
  for (const found of risRecords(text)) yield 'kind' in found ? found : referenceOf(found)
}

function referenceOf({ line, raw, fields }: RisRecord): ReferenceEntry {
  const code = fieldText(fields[0]?.value) ?? ''
  const type = risType(code)
  const draft = new ReferenceDraft(line, raw, type ?? 'article')
  if (!type)
    draft.problem(line, code ? `Unknown type ${code}: read as an article` : 'No type: read as an article', code)
  const tags = tagsOf(fields, draft)
  const all = (...names: string[]) => names.flatMap((tag) => tags.get(tag) ?? [])
  const values = (...names: string[]) => all(...names).map(({ value }) => value)
  const one = (...names: string[]) => values(...names)[0]
  const inOrder = (...names: string[]) =>
    all(...names)
      .sort((a, b) => a.line - b.line)
      .map(({ value }) => value)
  const { reference } = draft

  const isBook = reference.type === 'book'
  draft.text('title', one('TI', 'T1', 'CT') ?? (isBook ? one('BT', 'T2') : undefined) ?? one('ST'))
  draft.text('vernacularTitle', one('OP', 'TT'))
  // Of a book T2 is its series.
  if (!isBook) draft.text('journal', one('T2', 'JF', 'BT', 'C3') ?? one('JO', 'JA', 'J2', 'J1'))
  draft.text('journalAbbreviation', one('J2', 'JA', 'J1') ?? (one('T2', 'JF') ? one('JO') : undefined))
  reference.authors.push(...names(inOrder('AU', 'A1')))
  // A2 is an editor; of some types A3 and A4 are editors of the series and translators.
  reference.editors.push(...names(inOrder('A2', 'ED', 'A3')))
  if (reference.authors.length === 0) reference.authors.push(...names(values('A4')))
  const published = risDate(one('PY', 'Y1'), one('DA', 'Y1'))
  if (published) reference.published = published
  draft.text('volume', one('VL', 'VO'))
  draft.text('issue', one('IS', 'CP'))
  draft.pages(pagesOf(one('SP'), one('EP')) ?? one('C7'))
  draft.text('abstract', one('AB', 'N2'))
  draft.text('publisher', one('PB'))
  draft.language(one('LA'))
  for (const value of values('KW')) draft.keyword(value)
  for (const value of values('SN')) draft.serialNumber(value)
  for (const { value, line: at } of all('DO', 'DI')) draft.doi(value, at)
  for (const value of values('C2')) if (/PMC\d/.test(value)) draft.pmcid(value)
  for (const value of values('M3', 'N1')) {
    if (/^\s*(?:doi:?\s*)?10\.\d{4,9}\/\S+\s*$/i.test(value)) draft.doiIn(value)
    if (/^\s*PMCID:?\s*PMC/i.test(value)) draft.pmcid(value)
    if (/^\s*PMID:?\s*\d+\s*$/i.test(value)) draft.pmid(value)
  }
  accession(draft, one('AN'), values('DB', 'DP'))
  for (const value of values('UR', 'L2', 'LK')) for (const part of value.split(/\s+|;(?=http)/)) draft.url(part)
  return draft.entry()
}

/** SP may hold the whole range ("12-19"), with the last page again in EP. */
function pagesOf(first: string | undefined, last: string | undefined): string | undefined {
  if (!first || !last || first === last || first.endsWith(`-${last}`)) return first ?? last
  return `${first}-${last}`
}

/** AN is a PMID where the record says that its number is PubMed's; otherwise that of another database. */
function accession(draft: ReferenceDraft, value: string | undefined, databases: string[]) {
  const number = fieldText(value)
  if (!number) return
  const isPubmed = databases.some((name) => /pubmed|\bmedline\b|\bNLM\b/i.test(name))
  if (/^PMID:?\s*\d+$/i.test(number) || (isPubmed && /^\d{1,9}$/.test(number))) draft.pmid(number)
  else draft.reference.accession = number
}

/** The fields by their tags; values that are too long are cut, and that is said. */
function tagsOf(fields: RisField[], draft: ReferenceDraft): Map<string, RisField[]> {
  const tags = new Map<string, RisField[]>()
  for (const field of fields.slice(1)) {
    const bounded = boundedValue(field.value)
    if ('reason' in bounded) draft.problem(field.line, `${field.tag}: ${bounded.reason}`)
    if (bounded.value === '') continue
    const there = tags.get(field.tag)
    if (there) there.push({ ...field, value: bounded.value })
    else tags.set(field.tag, [{ ...field, value: bounded.value }])
  }
  return tags
}

/** One name a field; a name that goes on in the next line is one more. */
const names = (values: string[]): ReferenceName[] =>
  values.flatMap((value) => value.split('\n')).flatMap((value) => plainName(value) ?? [])
