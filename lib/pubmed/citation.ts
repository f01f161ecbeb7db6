import { setKnown } from '@/lib/records/known-fields'
import { excessOf } from '@/lib/records/record-bounds'
import type { JournalRecord, MeshHeadingRecord, StudyRecord } from '@/lib/records/study-record'
import { doiFrom, pmcidFrom, pmidFrom } from '@/lib/studies/identifiers'
import { child, childrenNamed, descend, textOf, type XmlElement } from '../xml/xml-element'
import { abstractOf, otherAbstractsOf } from './abstracts'
import { authorsOf } from './authors'
import { markedTextOf } from './marked-text'
import { noticesOf } from './notices'
import { publicationDateOf } from './publication-dates'
import { identifiersOf, referencesOf } from './references'
import { revisionOf } from './revision'
import { trialIdsOf } from './trial-ids'

/** A record that can be kept, or why it cannot. */
export type CitationReading = { record: StudyRecord } | { reason: string; identifier?: string }

/** What stands in a title that nobody has translated. */
const NOT_AVAILABLE = /^\[?not available\]?\.?$/i

/**
 * Reads one PubmedArticle, or one MedlineCitation that stands by itself. The PMID is the record's name; a file that
 * gives it as an attribute and leaves the MedlineCitation out is understood too.
 */
export function readCitation(element: XmlElement): CitationReading {
  const citation = element.name === 'PubmedArticle' ? (child(element, 'MedlineCitation') ?? element) : element
  const named = pmidTextOf(element)
  const pmid = pmidFrom(named)
  if (!pmid)
    return named
      ? { reason: `not a PMID: "${named.slice(0, 40)}"`, identifier: named.slice(0, 40) }
      : { reason: 'no PMID' }
  const identifier = `PMID ${pmid}`
  const article = child(citation, 'Article')
  if (!article) return { reason: 'no Article in the citation', identifier }
  const vernacularTitle = textOf(child(article, 'VernacularTitle'))
  const english = markedTextOf(child(article, 'ArticleTitle'))
  const isAbsent = english.text === '' || NOT_AVAILABLE.test(english.text)
  const title = isAbsent && vernacularTitle ? { text: vernacularTitle } : english
  if (title.text === '') return { reason: 'no title', identifier }

  const pubmedData = child(element, 'PubmedData')
  const ids = identifiersOf(child(pubmedData, 'ArticleIdList'))
  const record: StudyRecord = {
    source: 'pubmed',
    pmid,
    revision: revisionOf(citation, pubmedData),
    title,
    abstract: abstractOf(article),
    otherAbstracts: otherAbstractsOf(citation),
    languages: textsOf(childrenNamed(article, 'Language')),
    publicationTypes: textsOf(childrenNamed(child(article, 'PublicationTypeList'), 'PublicationType')),
    keywords: textsOf(childrenNamed(citation, 'KeywordList').flatMap((list) => childrenNamed(list, 'Keyword'))),
    authors: authorsOf(article),
    meshHeadings: meshHeadingsOf(citation),
    references: referencesOf(citation, pubmedData),
    notices: noticesOf(citation),
  }
  setKnown(record, 'vernacularTitle', vernacularTitle)
  setKnown(record, 'doi', doiOf(article) ?? ids.doi)
  setKnown(record, 'pmcid', ids.pmcid ?? pmcidOf(citation))
  setKnown(record, 'journal', journalOf(citation, article))
  setKnown(record, 'published', publicationDateOf(article))
  setKnown(record, 'volume', textOf(descend(article, 'Journal', 'JournalIssue', 'Volume')))
  setKnown(record, 'issue', textOf(descend(article, 'Journal', 'JournalIssue', 'Issue')))
  setKnown(record, 'pages', pagesOf(article))
  setKnown(record, 'status', citation.attributes.Status)
  if (child(article, 'AuthorList')?.attributes.CompleteYN === 'N') record.authorsComplete = false
  const trialIds = trialIdsOf(article)
  if (trialIds.length > 0) record.trialIds = trialIds
  const reason = excessOf(record)
  return reason ? { reason, identifier } : { record }
}

/** What the record gives as its PMID, read as it stands: also of a record that is cut off or too large. */
export function pmidTextOf(element: XmlElement): string | undefined {
  const citation = child(element, 'MedlineCitation') ?? child(element, 'BookDocument') ?? element
  return textOf(child(citation, 'PMID')) ?? element.attributes.PMID?.trim()
}

const textsOf = (elements: XmlElement[]) => [...new Set(elements.flatMap((element) => textOf(element) ?? []))]

function doiOf(article: XmlElement): string | undefined {
  const valid = childrenNamed(article, 'ELocationID').filter(
    ({ attributes }) => attributes.EIdType === 'doi' && attributes.ValidYN !== 'N',
  )
  return valid.map((id) => doiFrom(textOf(id))).find(Boolean)
}

/** Older records name their full text in PubMed Central among "other" identifiers. */
function pmcidOf(citation: XmlElement): string | undefined {
  const others = childrenNamed(citation, 'OtherID').map(textOf)
  return others
    .filter((id) => id?.startsWith('PMC'))
    .map(pmcidFrom)
    .find(Boolean)
}

function journalOf(citation: XmlElement, article: XmlElement): JournalRecord | undefined {
  const element = child(article, 'Journal')
  const info = child(citation, 'MedlineJournalInfo')
  const isoAbbreviation = textOf(child(element, 'ISOAbbreviation'))
  const medlineAbbreviation = textOf(child(info, 'MedlineTA'))
  const title = textOf(child(element, 'Title')) ?? isoAbbreviation ?? medlineAbbreviation
  if (!title) return undefined
  const journal: JournalRecord = { title }
  const nlmId = textOf(child(info, 'NlmUniqueID'))
  if (isoAbbreviation) journal.isoAbbreviation = isoAbbreviation
  if (medlineAbbreviation) journal.medlineAbbreviation = medlineAbbreviation
  if (nlmId) journal.nlmId = nlmId
  for (const issn of childrenNamed(element, 'ISSN')) {
    const number = textOf(issn)
    if (!number) continue
    if (issn.attributes.IssnType === 'Electronic') journal.issnElectronic ??= number
    else journal.issn ??= number
  }
  return journal
}

/** Its pages; where it has none but stands in a volume, its number there: what a publisher names as `pii`. */
function pagesOf(article: XmlElement): string | undefined {
  const pagination = child(article, 'Pagination')
  const start = textOf(child(pagination, 'StartPage'))
  const end = textOf(child(pagination, 'EndPage'))
  const printed = textOf(child(pagination, 'MedlinePgn')) ?? (start && end ? `${start}-${end}` : start)
  return printed ?? (descend(article, 'Journal', 'JournalIssue', 'Volume') && articleNumberOf(article))
}

/** "S0140-6736(97)11096-0" and its like name an article among all that its publisher has: no number in a volume. */
const ITEM_IDENTIFIER = /^S?\d{4}-?\d{3}[\dX]\(?\d{2}\)?\d{5}-?[\dX]$/i

function articleNumberOf(article: XmlElement): string | undefined {
  const named = childrenNamed(article, 'ELocationID').filter(
    ({ attributes }) => attributes.EIdType === 'pii' && attributes.ValidYN !== 'N',
  )
  const number = named.map(textOf).find((text) => text && !ITEM_IDENTIFIER.test(text))
  return number && number.length <= 30 && !/\s/.test(number) ? number : undefined
}

function meshHeadingsOf(citation: XmlElement): MeshHeadingRecord[] {
  return childrenNamed(child(citation, 'MeshHeadingList'), 'MeshHeading').flatMap((heading) => {
    const name = child(heading, 'DescriptorName') ?? child(heading, 'Descriptor')
    const descriptor = textOf(name)
    if (!name || !descriptor) return []
    const qualifiers = childrenNamed(heading, 'QualifierName').flatMap((qualifier) => {
      const text = textOf(qualifier)
      return text ? [{ ...uiOf(qualifier), name: text, major: isMajor(qualifier) }] : []
    })
    const { ui } = uiOf(name)
    return [{ ...(ui && { descriptorUi: ui }), descriptor, major: isMajor(name), qualifiers }]
  })
}

const uiOf = ({ attributes }: XmlElement): { ui?: string } => (attributes.UI ? { ui: attributes.UI } : {})
const isMajor = ({ attributes }: XmlElement) => (attributes.MajorTopicYN ?? attributes.MajorTopic) === 'Y'
