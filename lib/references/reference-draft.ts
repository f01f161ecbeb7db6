import { setKnown } from '@/lib/records/known-fields'
import { languageCode } from '@/lib/search/language-name'
import { fullPages } from '@/lib/studies/full-pages'
import { doiFrom, doiWithin, pmcidFrom, pmidFrom } from '@/lib/studies/identifiers'
import { fieldText } from './field-text'
import type { ParsedReference, ReferenceEntry, ReferenceProblem, ReferenceType } from './parsed-reference'

type TextField =
  | 'title'
  | 'vernacularTitle'
  | 'journal'
  | 'journalAbbreviation'
  | 'volume'
  | 'issue'
  | 'abstract'
  | 'publisher'

/** A reference while a reader fills it: the rules that all formats share, with the line of each problem. */
export class ReferenceDraft {
  readonly reference: ParsedReference
  readonly problems: ReferenceProblem[] = []

  constructor(
    readonly line: number,
    readonly raw: string,
    type: ReferenceType = 'article',
  ) {
    this.reference = {
      type,
      authors: [],
      editors: [],
      keywords: [],
      meshHeadings: [],
      publicationTypes: [],
      notices: [],
    }
  }

  /** Where the field has no value yet. */
  text(field: TextField, value: string | undefined) {
    if (this.reference[field] === undefined) setKnown(this.reference, field, fieldText(value))
  }

  pages(value: string | undefined) {
    const pages = fieldText(value)?.replace(/\s*(?:[–—]|--+)\s*/g, '-')
    if (pages && !this.reference.pages) this.reference.pages = fullPages(pages)
  }

  /** The DOI of a field that is for nothing else: what is none is a problem. */
  doi(value: string | undefined, line = this.line) {
    const text = fieldText(value)
    if (!text || this.reference.doi) return
    const doi = doiFrom(text) ?? doiWithin(decodedAddress(text))
    if (doi) this.reference.doi = doi
    else this.problem(line, 'Not a DOI', text)
  }

  /** A DOI that may stand in a field for other things. */
  doiIn(value: string | undefined) {
    const doi = this.reference.doi ? undefined : doiWithin(decodedAddress(value ?? ''))
    if (doi) this.reference.doi = doi
  }

  pmid(value: string | undefined, line = this.line) {
    const text = fieldText(value)
    if (!text || this.reference.pmid) return
    const pmid = pmidFrom(text)
    if (pmid) this.reference.pmid = pmid
    else this.problem(line, 'Not a PMID', text)
  }

  pmcid(value: string | undefined) {
    const pmcid = pmcidFrom(/PMC\s?\d+/i.exec(value ?? '')?.[0])
    if (pmcid && !this.reference.pmcid) this.reference.pmcid = pmcid
  }

  /** An address, and the identifiers that it holds. */
  url(value: string | undefined) {
    const url = fieldText(value)
    if (!url || !/^https?:\/\//i.test(url)) return
    this.reference.url ??= url
    this.doiFromAddress(url)
    this.reference.pmid ??= pmidFrom(PUBMED_ADDRESS.exec(url)?.[1])
    if (this.reference.pmid === undefined) delete this.reference.pmid
    if (/\/pmc\//i.test(url)) this.pmcid(url)
  }

  private doiFromAddress(url: string) {
    if (/^https?:\/\/(?:dx\.)?doi\.org\//i.test(url)) this.doiIn(url)
  }

  /** ISSN and ISBN share a field in most formats; each is taken where it is none of the other. */
  serialNumber(value: string | undefined) {
    const text = fieldText(value) ?? ''
    const issn = /(?<![\dX-])(\d{4})-?(\d{3}[\dX])(?![\dX-])/i.exec(text)
    if (issn) this.reference.issn ??= `${issn[1]}-${issn[2]}`.toUpperCase()
    const digits = /(?<!\d)(?:97[89][-\s]?)?(?:\d[-\s]?){9}[\dX](?!\d)/i.exec(text)?.[0].replace(/[-\s]/g, '')
    if (digits && (digits.length === 10 || digits.length === 13)) this.reference.isbn ??= digits.toUpperCase()
  }

  language(value: string | undefined) {
    const text = fieldText(value)
    if (text) this.reference.language ??= languageCode(text) ?? text
  }

  keyword(value: string | undefined) {
    for (const part of (value ?? '').split(/[;\n]/)) {
      const keyword = fieldText(part)
      if (keyword && !this.reference.keywords.includes(keyword)) this.reference.keywords.push(keyword)
    }
  }

  problem(line: number, reason: string, raw?: string) {
    this.problems.push({ line, reason, ...(raw && { raw: raw.slice(0, 1000) }) })
  }

  /** The entry that has come of it: broken where it has nothing by which anybody could know the work. */
  entry(): ReferenceEntry {
    const { line, raw, reference, problems } = this
    const { title, doi, pmid, pmcid } = reference
    if (title || doi || pmid || pmcid) return { kind: 'reference', line, raw, reference, problems }
    return { kind: 'broken', line, raw, reason: 'No title and no identifier' }
  }
}

const PUBMED_ADDRESS = /(?:pubmed\.ncbi\.nlm\.nih\.gov\/|ncbi\.nlm\.nih\.gov\/pubmed\/)(\d{1,10})\b/i

/** "10.1016%2fj.x" of an address with its signs read; as it is where they make no text. */
function decodedAddress(text: string): string {
  if (!/^https?:|%2f/i.test(text)) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
