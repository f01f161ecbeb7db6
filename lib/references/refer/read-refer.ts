import { boundedValue } from '../field-text'
import type { ReferenceEntry, ReferenceType } from '../parsed-reference'
import { plainName } from '../plain-names'
import { looseDate } from '../reference-date'
import { ReferenceDraft } from '../reference-draft'
import { linesOf } from '../text-lines'

const TYPES: [RegExp, ReferenceType][] = [
  [/book section/i, 'chapter'],
  [/book/i, 'book'],
  [/conference/i, 'conference'],
  [/thesis/i, 'thesis'],
  [/report|government/i, 'report'],
  [/web|blog|electronic source/i, 'webpage'],
  [/journal|magazine|newspaper|article|review/i, 'article'],
]

type Record = { line: number; lines: string[]; fields: { tag: string; value: string; line: number }[] }

/** Reads refer, as EndNote writes it to .enw files: a record begins at %0, or after an empty line. */
export function* readRefer(text: string): Generator<ReferenceEntry> {
  for (const record of recordsOf(text)) yield 'kind' in record ? record : referenceOf(record)
}

function* recordsOf(text: string): Generator<Record | Extract<ReferenceEntry, { kind: 'notice' }>> {
  let record: Record | undefined
  let blank = true
  for (const { text: written, line } of linesOf(text)) {
    if (written.trim() === '') {
      blank = true
      continue
    }
    const [, tag, value = ''] = /^%([0-9A-Z@$!#&(*+^><[\]=~?])(?:[ \t]+(.*))?$/.exec(written) ?? []
    // Several %0 in a row are one record with several types.
    if (
      tag &&
      (!record || blank || (tag === '0' && record.fields.some((field) => field.tag !== '0') && isNext(value)))
    ) {
      if (record) yield record
      record = { line, lines: [], fields: [] }
    }
    const last = record?.fields.at(-1)
    if (tag) record?.fields.push({ tag, value, line })
    else if (last) last.value += `\n${written}`
    else yield { kind: 'notice', line, raw: written.slice(0, 1000), reason: 'Text outside a record' }
    if (record) record.lines.push(written)
    blank = false
  }
  if (record) yield record
}

/** A %0 with a type begins a record; some programs write an empty one first. */
const isNext = (value: string) => value.trim() !== ''

function referenceOf(record: Record): ReferenceEntry {
  const draft = new ReferenceDraft(record.line, record.lines.join('\n'))
  const { reference } = draft
  const all = (tag: string) => record.fields.filter((field) => field.tag === tag && field.value.trim() !== '')
  const one = (...tags: string[]) => {
    const found = tags.flatMap(all)[0]
    const bounded = boundedValue(found?.value.trim() ?? '')
    if ('reason' in bounded) draft.problem(found?.line ?? draft.line, `%${found?.tag}: ${bounded.reason}`)
    return bounded.value || undefined
  }
  const kind = one('0') ?? 'Journal'
  reference.type = TYPES.find(([words]) => words.test(kind))?.[1] ?? 'other'
  draft.text('title', one('T'))
  draft.text('journal', one('J', 'B'))
  for (const { value } of all('A')) pushKnown(reference.authors, plainName(value))
  for (const { value } of all('E')) pushKnown(reference.editors, plainName(value))
  const [year, day] = [one('D'), one('8')]
  const published = (day && (looseDate(day) ?? (year && looseDate(`${year} ${day}`)))) || looseDate(year)
  if (published) reference.published = published
  draft.text('volume', one('V'))
  draft.text('issue', one('N'))
  draft.pages(one('P'))
  draft.text('abstract', one('X'))
  draft.text('publisher', one('I'))
  draft.language(one('G'))
  for (const { value } of all('K')) draft.keyword(value)
  for (const { value } of all('@')) draft.serialNumber(value)
  for (const { value, line } of all('R')) draft.doi(value, line)
  const number = one('M')
  if (/pubmed|medline/i.test(one('W', '~') ?? '') || /^PMID/i.test(number ?? '')) draft.pmid(number)
  else if (number) reference.accession = number.slice(0, 100)
  for (const { value } of all('U')) for (const part of value.split(/\s+/)) draft.url(part)
  draft.pmcid(one('2'))
  return draft.entry()
}

function pushKnown<T>(list: T[], value: T | undefined) {
  if (value) list.push(value)
}
