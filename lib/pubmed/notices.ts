import type { NoticeKind, NoticeRecord } from '@/lib/records/study-record'
import { doiWithin, pmidFrom } from '@/lib/studies/identifiers'
import { child, childrenNamed, elementsOf, textOf, type XmlElement } from '../xml/xml-element'

/** NLM's types of comment and correction, and what the portal calls them; the others say nothing of a study's worth. */
const KINDS: Record<string, { kind: NoticeKind; note?: string }> = {
  RetractionIn: { kind: 'retraction-in' },
  RetractionOf: { kind: 'retraction-of' },
  PartialRetractionIn: { kind: 'erratum-in', note: 'Retracted in part' },
  PartialRetractionOf: { kind: 'erratum-for', note: 'Retracts a part' },
  ExpressionOfConcernIn: { kind: 'concern-in' },
  ExpressionOfConcernFor: { kind: 'concern-for' },
  ErratumIn: { kind: 'erratum-in' },
  ErratumFor: { kind: 'erratum-for' },
  UpdateIn: { kind: 'update-in' },
  UpdateOf: { kind: 'update-of' },
  RepublishedIn: { kind: 'republished-in' },
  RepublishedFrom: { kind: 'republished-from' },
  CorrectedandRepublishedIn: { kind: 'republished-in', note: 'Corrected and republished' },
  CorrectedandRepublishedFrom: { kind: 'republished-from', note: 'Corrected and republished' },
  RetractedandRepublishedIn: { kind: 'republished-in', note: 'Retracted and republished' },
  RetractedandRepublishedFrom: { kind: 'republished-from', note: 'Retracted and republished' },
  ReprintIn: { kind: 'republished-in' },
  ReprintOf: { kind: 'republished-from' },
  CommentIn: { kind: 'comment-in' },
  CommentOn: { kind: 'comment-on' },
}

const BY_NAME = new Map(Object.entries(KINDS).map(([name, kind]) => [name.toLowerCase(), kind]))

/** What the portal calls a type of notice, however it is written: "RetractionIn", "Retraction in". */
export const noticeKind = (type: string) => BY_NAME.get(type.replace(/\s+/g, '').toLowerCase())

/** What the citation says of other articles and they of it, in its order. */
export function noticesOf(citation: XmlElement): NoticeRecord[] {
  const entries = childrenNamed(child(citation, 'CommentsCorrectionsList'), 'CommentsCorrections').map((entry) => ({
    type: entry.attributes.RefType ?? '',
    entry,
  }))
  // Until 2009 the type was the name of an element, and the list was called CommentsCorrections itself.
  const older = childrenNamed(citation, 'CommentsCorrections').flatMap((list) =>
    elementsOf(list).map((entry) => ({ type: entry.name, entry })),
  )
  return [...entries, ...older].flatMap(({ type, entry }) => noticeOf(type, entry) ?? [])
}

function noticeOf(type: string, entry: XmlElement): NoticeRecord | undefined {
  const known = KINDS[type]
  if (!known) return undefined
  const notice: NoticeRecord = { kind: known.kind }
  const raw = textOf(child(entry, 'RefSource'))
  const pmid = pmidFrom(textOf(child(entry, 'PMID')))
  const doi = doiWithin(raw)
  const note = [known.note, textOf(child(entry, 'Note'))].filter(Boolean).join('. ')
  if (raw) notice.raw = raw
  if (pmid) notice.pmid = pmid
  if (doi) notice.doi = doi
  if (note) notice.note = note
  return notice
}
