import { PubmedReader } from '@/lib/pubmed/reader'
import type { SourceEntry, StudyRecord } from '@/lib/records/study-record'
import type { RecordBounds } from '@/lib/xml/record-stream'

/** The parts of a record that a test is about; the rest is as little as a record can have. */
export type ArticleXml = {
  pmid?: number
  version?: number
  /** "2024-01-02"; none at all where it is ''. */
  revised?: string
  title?: string
  /** In Article, after the title. */
  article?: string
  journal?: string
  /** In MedlineCitation, after Article. */
  citation?: string
  /** In PubmedData. */
  data?: string
  references?: number[]
  doi?: string
  types?: string[]
}

export function articleXml(parts: ArticleXml = {}): string {
  const {
    pmid = 1,
    version = 1,
    revised = '2024-01-02',
    title = 'A title.',
    article = '',
    citation = '',
    data = '',
  } = parts
  const [year, month, day] = revised.split('-')
  const date = revised && `<DateRevised><Year>${year}</Year><Month>${month}</Month><Day>${day}</Day></DateRevised>`
  const types = (parts.types ?? []).map((type) => `<PublicationType>${type}</PublicationType>`).join('')
  const doi = parts.doi ? `<ELocationID EIdType="doi" ValidYN="Y">${parts.doi}</ELocationID>` : ''
  const references = (parts.references ?? [])
    .map(
      (id) =>
        `<Reference><Citation>Cited ${id}</Citation><ArticleIdList><ArticleId IdType="pubmed">${id}</ArticleId></ArticleIdList></Reference>`,
    )
    .join('')
  const list = references && `<ReferenceList>${references}</ReferenceList>`
  return `<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="${version}">${pmid}</PMID>${date}<Article>${parts.journal ?? ''}<ArticleTitle>${title}</ArticleTitle>${doi}${article}${types && `<PublicationTypeList>${types}</PublicationTypeList>`}</Article>${citation}</MedlineCitation><PubmedData>${data}${list}</PubmedData></PubmedArticle>`
}

/** In Article: the registrations of its trial. */
export const registered = (...ids: string[]) =>
  `<DataBankList><DataBank><DataBankName>ClinicalTrials.gov</DataBankName><AccessionNumberList>${ids
    .map((id) => `<AccessionNumber>${id}</AccessionNumber>`)
    .join('')}</AccessionNumberList></DataBank></DataBankList>`

export const articleSet = (...records: string[]) =>
  `<?xml version="1.0" encoding="utf-8"?>\n<PubmedArticleSet>\n${records.join('\n')}\n</PubmedArticleSet>\n`

export const journalXml = (date: string, rest = '') =>
  `<Journal><JournalIssue><Volume>7</Volume><Issue>2</Issue><PubDate>${date}</PubDate></JournalIssue><Title>Journal of Tests</Title>${rest}</Journal>`

/** All entries of XML given in pieces of `size` bytes, in one piece unless told otherwise. */
export function readPubmed(
  xml: string | Uint8Array,
  size = Number.POSITIVE_INFINITY,
  bounds?: RecordBounds,
): SourceEntry[] {
  const bytes = typeof xml === 'string' ? Buffer.from(xml) : xml
  const reader = new PubmedReader(bounds)
  const entries: SourceEntry[] = []
  for (let from = 0; from < bytes.length; from += size) entries.push(...reader.write(bytes.subarray(from, from + size)))
  return [...entries, ...reader.end()]
}

/** The one record of a set that holds one. */
export function readRecord(parts: ArticleXml): StudyRecord {
  const entries = readPubmed(articleSet(articleXml(parts)))
  const [entry] = entries
  if (entries.length !== 1 || entry?.kind !== 'study') throw new Error(`not one record: ${JSON.stringify(entries)}`)
  return entry.record
}
