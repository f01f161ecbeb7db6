import { monthNumber } from '@/lib/studies/month-number'
import type { PublicationDate } from '@/lib/studies/publication-date'
import { boundedValue } from '../field-text'
import type { ReferenceEntry, ReferenceType } from '../parsed-reference'
import { dateOfParts, looseDate, spanOf } from '../reference-date'
import { ReferenceDraft } from '../reference-draft'
import { type BibtexEntry, bibtexEntries } from './bibtex-entries'
import { bibtexNames } from './bibtex-names'
import { texText } from './tex-text'

const TYPES: Record<string, ReferenceType> = {
  article: 'article',
  suppperiodical: 'article',
  periodical: 'article',
  book: 'book',
  mvbook: 'book',
  booklet: 'book',
  collection: 'book',
  mvcollection: 'book',
  reference: 'book',
  proceedings: 'book',
  manual: 'book',
  inbook: 'chapter',
  bookinbook: 'chapter',
  incollection: 'chapter',
  suppbook: 'chapter',
  inreference: 'chapter',
  inproceedings: 'conference',
  conference: 'conference',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  thesis: 'thesis',
  techreport: 'report',
  report: 'report',
  online: 'webpage',
  electronic: 'webpage',
  www: 'webpage',
  dataset: 'dataset',
  misc: 'other',
  unpublished: 'other',
  other: 'other',
}

/** Reads BibTeX and BibLaTeX. Fields that an entry leaves to another by `crossref` are read from there. */
export function* readBibtex(text: string): Generator<ReferenceEntry> {
  const entries = [...bibtexEntries(text)]
  const byKey = new Map(
    entries.flatMap((entry) => ('fields' in entry && entry.key ? [[entry.key.toLowerCase(), entry]] : [])),
  )
  for (const entry of entries) {
    if ('fields' in entry) yield referenceOf(entry, byKey.get(entry.fields.get('crossref')?.toLowerCase() ?? ''))
    else yield { kind: 'broken', ...entry }
  }
}

function referenceOf(entry: BibtexEntry, parent: BibtexEntry | undefined): ReferenceEntry {
  const type = TYPES[entry.type]
  const draft = new ReferenceDraft(entry.line, entry.raw, type ?? 'article')
  if (!type) draft.problem(entry.line, `Unknown type ${entry.type.slice(0, 40)}: read as an article`)
  const { reference } = draft
  const rawOf = (...names: string[]) => {
    for (const name of names) {
      const value = entry.fields.get(name) ?? inherited(name, parent)
      if (!value) continue
      const bounded = boundedValue(value)
      if ('reason' in bounded) draft.problem(entry.line, `${name}: ${bounded.reason}`)
      return bounded.value
    }
    return undefined
  }
  const one = (...names: string[]) => texText(rawOf(...names) ?? '')

  draft.text('title', joinTitle(one('title'), one('subtitle')))
  draft.text('journal', one('journal', 'journaltitle') || joinTitle(one('booktitle'), one('booksubtitle')))
  draft.text('journalAbbreviation', one('shortjournal'))
  const authors = bibtexNames(rawOf('author'))
  reference.authors.push(...authors.names)
  if (!authors.complete) reference.authorsComplete = false
  reference.editors.push(...bibtexNames(rawOf('editor')).names)
  const published = dateOf(one('date'), one('year'), one('month'))
  if (published) reference.published = published
  draft.text('volume', one('volume'))
  draft.text('issue', one('number', 'issue'))
  draft.pages(one('pages') || one('eid', 'elocation-id', 'article-number'))
  draft.text('abstract', one('abstract'))
  draft.text('publisher', one('publisher', 'institution', 'school', 'organization'))
  draft.language(one('langid', 'language'))
  for (const word of splitKeywords(one('keywords', 'keyword'))) draft.keyword(word)
  draft.doi(verbatim(rawOf('doi')))
  draft.pmid(rawOf('pmid'))
  draft.pmcid(verbatim(rawOf('pmcid', 'pmc')))
  eprint(draft, one('eprinttype', 'archiveprefix'), rawOf('eprint'))
  for (const value of [one('issn'), one('isbn')]) draft.serialNumber(value)
  draft.url(addressOf(rawOf('url')))
  return draft.entry()
}

/** What an entry takes from the one it refers to: the title there is the title of the book here. */
function inherited(name: string, parent: BibtexEntry | undefined): string | undefined {
  if (!parent || ['title', 'subtitle', 'author', 'abstract', 'pages', 'doi', 'keywords', 'url', 'pmid'].includes(name))
    return undefined
  if (name === 'booktitle') return parent.fields.get('booktitle') ?? parent.fields.get('title')
  if (name === 'booksubtitle') return parent.fields.get('booktitle') ? undefined : parent.fields.get('subtitle')
  return parent.fields.get(name)
}

const joinTitle = (title: string, subtitle: string) => [title, subtitle].filter(Boolean).join(': ')

/** Keywords stand between semicolons, or commas where there is no semicolon. */
const splitKeywords = (text: string) => text.split(text.includes(';') ? ';' : ',')

/** Identifiers are written as they stand, but for what would end the field. */
const verbatim = (value: string | undefined) =>
  value
    ?.replace(/\\([_%&#$])/g, '$1')
    .replace(/[{}]/g, '')
    .replace(/%5C|%7B|%7D/gi, decodeURIComponent)

const addressOf = (value: string | undefined) =>
  value
    ?.replace(/\\url/g, '')
    .replace(/\\([_%&#$~])/g, '$1')
    .replace(/[{}\s]/g, '')

function eprint(draft: ReferenceDraft, kind: string, value: string | undefined) {
  if (/^(?:pubmed|pmid)$/i.test(kind)) draft.pmid(value)
  else if (/^pmc(?:id)?$/i.test(kind)) draft.pmcid(/^pmc/i.test(value ?? '') ? value : `PMC${value}`)
}

function dateOf(date: string, year: string, month: string): PublicationDate | undefined {
  if (date) {
    const [from = '', to = ''] = date.split(/\/(?=\d{4}|$)/)
    const [begin, end] = [looseDate(from), looseDate(to)]
    return begin && end && end.year > begin.year ? spanOf(begin, end) : begin
  }
  const begin = looseDate(year)
  if (!begin || begin.month || !month) return begin
  const [first = '', last = ''] = month.split(/\s*[-–—/]+\s*/)
  const [from, to] = [monthNumber(first.trim()), monthNumber(last.trim())]
  if (!from) {
    const [, day, name = ''] = /^(\d{1,2})\.?[\s~-]+([A-Za-z]+)\.?$/.exec(month.trim()) ?? []
    return (
      (day && dateOfParts(begin.year, monthNumber(name), Number(day))) || looseDate(`${begin.year} ${month}`) || begin
    )
  }
  const whole: PublicationDate = { year: begin.year, month: from }
  if (!to || to === from) return whole
  return spanOf(whole, { year: to < from ? begin.year + 1 : begin.year, month: to })
}
