import { setKnown } from '@/lib/records/known-fields'
import type { ReferenceRecord } from '@/lib/records/study-record'
import { doiFrom, doiWithin, pmcidFrom, pmidFrom } from '@/lib/studies/identifiers'
import { child, childrenNamed, textOf, type XmlElement } from '../xml/xml-element'

/** What an ArticleIdList says, for the article itself or for one reference. */
export function identifiersOf(list: XmlElement | undefined): { pmid?: number; pmcid?: string; doi?: string } {
  const found: { pmid?: number; pmcid?: string; doi?: string } = {}
  for (const id of childrenNamed(list, 'ArticleId')) {
    const text = textOf(id)
    const type = id.attributes.IdType
    if (type === 'pubmed' && !found.pmid) setKnown(found, 'pmid', pmidFrom(text))
    else if ((type === 'pmc' || type === 'pmcid') && !found.pmcid) setKnown(found, 'pmcid', pmcidFrom(text))
    else if (type === 'doi' && !found.doi) setKnown(found, 'doi', doiFrom(text))
  }
  return found
}

/**
 * The reference list as printed, sections flattened in their order; then the articles that the citation names as
 * cited and the list does not hold (before 2018 that was the only form).
 */
export function referencesOf(citation: XmlElement, pubmedData: XmlElement | undefined): ReferenceRecord[] {
  const printed = childrenNamed(pubmedData, 'ReferenceList').flatMap(listed)
  const pmids = new Set(printed.map((reference) => reference.pmid))
  const cited = childrenNamed(child(citation, 'CommentsCorrectionsList'), 'CommentsCorrections')
    .filter((entry) => entry.attributes.RefType === 'Cites')
    .map((entry) => reference(entry, textOf(child(entry, 'RefSource')), pmidFrom(textOf(child(entry, 'PMID')))))
    .filter((entry) => entry.pmid === undefined || !pmids.has(entry.pmid))
  return [...printed, ...cited].filter((entry) => entry.raw || entry.pmid || entry.pmcid || entry.doi)
}

function listed(list: XmlElement): ReferenceRecord[] {
  return list.children.flatMap((node) => {
    if (typeof node === 'string') return []
    if (node.name === 'ReferenceList') return listed(node)
    if (node.name !== 'Reference') return []
    const text = textOf(child(node, 'Citation')) ?? textOf(child(node, 'RefSource'))
    return [reference(node, text, pmidFrom(textOf(child(node, 'PMID'))))]
  })
}

function reference(element: XmlElement, raw: string | undefined, pmid: number | undefined): ReferenceRecord {
  const ids = identifiersOf(child(element, 'ArticleIdList'))
  const read: ReferenceRecord = {}
  setKnown(read, 'raw', raw)
  setKnown(read, 'pmid', ids.pmid ?? pmid)
  setKnown(read, 'pmcid', ids.pmcid)
  setKnown(read, 'doi', ids.doi ?? (read.pmid ? undefined : doiWithin(raw)))
  return read
}
