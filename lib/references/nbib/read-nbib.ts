import { dateFromText } from '@/lib/pubmed/publication-dates'
import type { MeshHeadingRecord, NoticeKind } from '@/lib/records/study-record'
import { doiWithin, pmidFrom } from '@/lib/studies/identifiers'
import { boundedValue, fieldText } from '../field-text'
import type { ReferenceEntry, ReferenceName, ReferenceType } from '../parsed-reference'
import { ReferenceDraft } from '../reference-draft'
import { type NbibField, type NbibRecord, nbibRecords } from './nbib-records'

/** Reads PubMed's own export, also called MEDLINE or NBIB. */
export function* readNbib(text: string): Generator<ReferenceEntry> {
  for (const found of nbibRecords(text)) yield 'kind' in found ? found : referenceOf(found)
}

const NOTICES: Record<string, NoticeKind> = {
  RIN: 'retraction-in',
  ROF: 'retraction-of',
  ECI: 'concern-in',
  ECF: 'concern-for',
  EIN: 'erratum-in',
  EFR: 'erratum-for',
  UIN: 'update-in',
  UOF: 'update-of',
  RPI: 'republished-in',
  RPF: 'republished-from',
  CIN: 'comment-in',
  CON: 'comment-on',
}

const TYPES: [string, ReferenceType][] = [
  ['Preprint', 'preprint'],
  ['Dataset', 'dataset'],
  ['Technical Report', 'report'],
  ['Book', 'book'],
]

function referenceOf({ line, raw, fields }: NbibRecord): ReferenceEntry {
  const draft = new ReferenceDraft(line, raw)
  const { reference } = draft
  const kept = fields.map((field) => {
    const bounded = boundedValue(field.value)
    if ('reason' in bounded) draft.problem(field.line, `${field.tag}: ${bounded.reason}`)
    return { ...field, value: bounded.value.trim() }
  })
  const all = (...tags: string[]) => kept.filter(({ tag, value }) => value && tags.includes(tag))
  const one = (...tags: string[]) => tags.flatMap((tag) => all(tag))[0]?.value

  for (const { value, line: at } of all('PMID')) draft.pmid(value, at)
  draft.text('title', one('TI', 'BTI', 'CTI'))
  draft.text('vernacularTitle', one('TT'))
  draft.text('journal', one('JT', 'BTI') ?? one('TA'))
  draft.text('journalAbbreviation', one('TA'))
  reference.authors.push(...authorsOf(kept))
  reference.editors.push(...all('FED', 'ED').flatMap(({ value }) => authorOf(value) ?? []))
  const published = dateFromText(one('DP', 'DEP') ?? '')
  if (published) reference.published = published
  draft.text('volume', one('VI'))
  draft.text('issue', one('IP'))
  draft.pages(one('PG'))
  draft.text('abstract', one('AB'))
  draft.text('publisher', one('PB'))
  draft.language(one('LA'))
  draft.pmcid(one('PMC'))
  for (const { value } of all('IS', 'ISBN')) draft.serialNumber(value)
  for (const { value } of all('LID', 'AID')) if (/\[doi\]\s*$/i.test(value)) draft.doiIn(value)
  for (const { value } of all('OT')) draft.keyword(value.replace(/^\*/, ''))
  reference.meshHeadings.push(...all('MH').flatMap(({ value }) => headingOf(value) ?? []))
  reference.publicationTypes.push(...all('PT').flatMap(({ value }) => fieldText(value) ?? []))
  reference.type = TYPES.find(([name]) => reference.publicationTypes.includes(name))?.[1] ?? 'article'
  for (const { tag, value } of kept) {
    const kind = NOTICES[tag]
    const pmid = pmidFrom(/PMID:?\s*(\d+)/i.exec(value)?.[1])
    const doi = doiWithin(value)
    if (kind && value) reference.notices.push({ kind, raw: value, ...(pmid && { pmid }), ...(doi && { doi }) })
  }
  return draft.entry()
}

/** FAU is the whole name, the AU after it its initials; records before 2002 have AU alone. */
function authorsOf(fields: NbibField[]): ReferenceName[] {
  const authors: ReferenceName[] = []
  let whole: ReferenceName | undefined
  for (const { tag, value } of fields) {
    if (tag === 'FAU') {
      whole = authorOf(value)
      if (whole) authors.push(whole)
    } else if (tag === 'AU') {
      const short = shortOf(value)
      if (whole?.given && short?.initials && short.family === whole.family) whole.initials = short.initials
      else if (!whole && short) authors.push(short)
      whole = undefined
    } else if (tag === 'CN') {
      const collective = fieldText(value)
      if (collective) authors.push({ collective })
    }
  }
  return authors
}

/** "Barbieri, Michaela"; "Smith, John Jr". */
function authorOf(value: string): ReferenceName | undefined {
  const text = fieldText(value)
  if (!text) return undefined
  const [family = '', ...rest] = text.split(', ')
  const [, given = '', suffix = ''] =
    /^(.*?)(?:,? (Jr|Sr|[1-3](?:st|nd|rd)|I{2,3}|IV)\.?)?$/.exec(rest.join(', ')) ?? []
  return { family, ...(given && { given }), ...(suffix && { suffix }) }
}

/** "Barbieri M", "Smith J Jr". */
function shortOf(value: string): ReferenceName | undefined {
  const text = fieldText(value)
  const parts = /^(.+?) (\p{Lu}{1,4})(?: (Jr|Sr|[1-3](?:st|nd|rd)|I{2,3}|IV))?$/u.exec(text ?? '')
  if (!parts) return text ? { family: text } : undefined
  return { family: parts[1] as string, initials: parts[2] as string, ...(parts[3] && { suffix: parts[3] }) }
}

/** "Women, Working/*history/psychology": a star is what the article is mostly about. */
function headingOf(value: string): MeshHeadingRecord | undefined {
  const [first = '', ...rest] = value.split('/').map((part) => fieldText(part) ?? '')
  const plain = (part: string) => part.replace(/^\*/, '')
  const descriptor = plain(first)
  if (!descriptor) return undefined
  const qualifiers = rest.filter(Boolean).map((part) => ({ name: plain(part), major: part.startsWith('*') }))
  return { descriptor, major: first.startsWith('*'), qualifiers }
}
