import { z } from 'zod'
import { noticeKind } from '@/lib/pubmed/notices'
import { knownFields } from '@/lib/records/known-fields'
import { plainText } from '@/lib/records/plain-text'
import { excessOf } from '@/lib/records/record-bounds'
import type {
  AuthorRecord,
  JournalRecord,
  MeshHeadingRecord,
  NoticeRecord,
  StudyRecord,
} from '@/lib/records/study-record'
import { doiFrom, doiWithin, orcidFrom, pmcidFrom, pmidFrom } from '@/lib/studies/identifiers'
import type { PublicationDate } from '@/lib/studies/publication-date'
import { abstractOf, markedText } from './europe-pmc-text'

const text = z
  .string()
  .max(200_000)
  .nullish()
  .transform((value) => plainText(value))
const html = z.string().max(500_000).nullish()
const isYes = z.string().max(5).nullish()
/** A list within an object of its own; absent where there is nothing in it. */
const listOf = <Name extends string, Item extends z.ZodType>(name: Name, item: Item) =>
  z
    .object({ [name]: z.array(item).nullish() } as Record<Name, z.ZodOptional<z.ZodNullable<z.ZodArray<Item>>>>)
    .nullish()
    .transform((list) => (list as Record<Name, z.output<Item>[] | null | undefined> | null)?.[name] ?? [])

const author = z.object({
  firstName: text,
  lastName: text,
  initials: text,
  fullName: text,
  collectiveName: text,
  authorId: z.object({ type: text, value: text }).nullish(),
  authorAffiliationDetailsList: listOf('authorAffiliation', z.object({ affiliation: text })),
})
const journalInfo = z.object({
  issue: text,
  volume: text,
  dateOfPublication: text,
  monthOfPublication: z.number().int().nullish(),
  yearOfPublication: z.number().int().nullish(),
  journal: z
    .object({ title: text, isoabbreviation: text, medlineAbbreviation: text, nlmid: text, issn: text, essn: text })
    .nullish(),
})
const meshHeading = z.object({
  majorTopic_YN: isYes,
  descriptorName: text,
  meshQualifierList: listOf('meshQualifier', z.object({ qualifierName: text, majorTopic_YN: isYes })),
})
const correction = z.object({ id: text, source: text, reference: text, type: text, note: text })

/** A record of Europe PMC with all of its fields ("resultType=core"), as far as it is read. */
const core = z.object({
  id: z.string().max(60),
  source: z.string().max(10),
  pmid: text,
  pmcid: text,
  doi: text,
  title: html,
  abstractText: html,
  language: text,
  pageInfo: text,
  firstPublicationDate: text,
  dateOfRevision: text,
  authorList: listOf('author', author),
  journalInfo: journalInfo.nullish(),
  pubTypeList: listOf('pubType', text),
  keywordList: listOf('keyword', text),
  meshHeadingList: listOf('meshHeading', meshHeading),
  commentCorrectionList: listOf('commentCorrection', correction),
})
type Core = z.infer<typeof core>

export type RecordReading = { record: StudyRecord } | { reason: string; identifier?: string }

/**
 * Reads a record of Europe PMC: of what PubMed has too (MED) what PubMed says of it, by its PMID; of a preprint (PPR) that it
 * is one, by Europe PMC's number. Of other kinds, and of what cannot be read, why.
 */
export function readEuropePmcRecord(value: unknown): RecordReading {
  const read = core.safeParse(value)
  if (!read.success) return { reason: 'Europe PMC sent something that cannot be read', ...namedBy(value) }
  const found = read.data
  const identifier = `${found.source} ${found.id}`
  const isPreprint = found.source === 'PPR' && /^PPR\d{1,12}$/.test(found.id)
  const pmid = found.source === 'MED' ? (pmidFrom(found.pmid) ?? pmidFrom(found.id)) : undefined
  if (!isPreprint && !pmid) return { reason: 'neither a record that PubMed has nor a preprint', identifier }
  const title = markedText(found.title ?? '')
  if (title.text === '') return { reason: 'no title', identifier }
  const types = found.pubTypeList.flatMap((type) => type ?? [])
  const record: StudyRecord = {
    source: 'europe-pmc',
    revision: revisionOf(found),
    title,
    abstract: abstractOf(found.abstractText ?? undefined),
    otherAbstracts: [],
    languages: found.language && /^[a-z]{3}$/.test(found.language) ? [found.language] : [],
    // Publishers' own kinds ("research-article") stand among PubMed's.
    publicationTypes: isPreprint ? ['Preprint'] : [...new Set(types.filter((type) => /^[A-Z]/.test(type)))],
    keywords: [...new Set(found.keywordList.flatMap((keyword) => keyword ?? []))],
    authors: found.authorList.flatMap((one) => authorOf(one) ?? []),
    meshHeadings: found.meshHeadingList.flatMap(headingOf),
    references: [],
    notices: found.commentCorrectionList.flatMap((one) => noticeOf(one) ?? []),
    ...knownFields({
      pmid,
      sourceKey: pmid ? undefined : `ppr:${found.id}`,
      pmcid: pmcidFrom(found.pmcid),
      doi: doiFrom(found.doi),
      journal: journalOf(found),
      published: publishedOf(found),
      volume: found.journalInfo?.volume,
      issue: found.journalInfo?.issue,
      pages: found.pageInfo,
    }),
  }
  const reason = excessOf(record)
  return reason ? { reason, identifier } : { record }
}

/** As PubMed's, by the day on which the record was revised. */
function revisionOf({ dateOfRevision }: Core): string {
  const day = /^\d{4}-\d\d-\d\d$/.exec(dateOfRevision ?? '')?.[0]
  return day ? `0001:${day.replaceAll('-', '')}` : ''
}

const namedBy = (value: unknown): { identifier?: string } => {
  const read = z.object({ id: z.string(), source: z.string() }).safeParse(value)
  return read.success ? { identifier: `${read.data.source} ${read.data.id}`.slice(0, 60) } : {}
}

function authorOf(one: z.infer<typeof author>): AuthorRecord | undefined {
  const affiliations = one.authorAffiliationDetailsList.flatMap(({ affiliation }) => affiliation ?? [])
  if (one.collectiveName) return { collective: one.collectiveName, affiliations }
  // Where a record has no more than "Heron AB".
  const [, whole, letters] = /^(.+?)\s+([A-Z]{1,4})$/.exec(one.fullName ?? '') ?? []
  const family = one.lastName ?? whole ?? one.fullName
  if (!family && !one.firstName) return undefined
  const orcid = one.authorId?.type === 'ORCID' ? orcidFrom(one.authorId.value) : undefined
  return {
    affiliations,
    ...knownFields({
      family,
      given: one.firstName,
      initials: one.initials ?? (one.lastName ? undefined : letters),
      orcid,
    }),
  }
}

function headingOf({
  descriptorName,
  majorTopic_YN,
  meshQualifierList,
}: z.infer<typeof meshHeading>): MeshHeadingRecord[] {
  if (!descriptorName) return []
  const qualifiers = meshQualifierList.flatMap((one) =>
    one.qualifierName ? [{ name: one.qualifierName, major: one.majorTopic_YN === 'Y' }] : [],
  )
  return [{ descriptor: descriptorName, major: majorTopic_YN === 'Y', qualifiers }]
}

/** "Retraction in" with what it is in; the kinds are PubMed's, with blanks between their words. */
function noticeOf({ id, source, reference, type, note }: z.infer<typeof correction>): NoticeRecord | undefined {
  const known = noticeKind(type ?? '')
  if (!known) return undefined
  return {
    kind: known.kind,
    ...knownFields({
      raw: reference,
      pmid: source === 'MED' ? pmidFrom(id) : undefined,
      doi: doiWithin(reference),
      note: [known.note, note].filter(Boolean).join('. ') || undefined,
    }),
  }
}

function journalOf({ journalInfo }: Core): JournalRecord | undefined {
  const { title, isoabbreviation, medlineAbbreviation, nlmid, issn, essn } = journalInfo?.journal ?? {}
  const name = title ?? isoabbreviation ?? medlineAbbreviation
  if (!name) return undefined
  return {
    title: name,
    ...knownFields({ isoAbbreviation: isoabbreviation, medlineAbbreviation, nlmId: nlmid, issn, issnElectronic: essn }),
  }
}

/** The date of the issue; of a preprint the day on which it came out. */
function publishedOf({ journalInfo, firstPublicationDate }: Core): PublicationDate | undefined {
  const { yearOfPublication: year, monthOfPublication: month, dateOfPublication } = journalInfo ?? {}
  if (year && year > 1000 && year < 3000) {
    const day = Number(/^\d{4} [A-Z][a-z]{2} (\d{1,2})$/.exec(dateOfPublication ?? '')?.[1] ?? 0)
    const isMonth = month && month >= 1 && month <= 12
    return { year, ...(isMonth ? { month, ...(day >= 1 && day <= 31 ? { day } : {}) } : {}) }
  }
  const [, first, second, third] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(firstPublicationDate ?? '') ?? []
  return first ? { year: Number(first), month: Number(second), day: Number(third) } : undefined
}
