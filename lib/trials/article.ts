import { z } from 'zod'
import { knownFields } from '@/lib/records/known-fields'
import { plainText } from '@/lib/records/plain-text'
import { excessOf } from '@/lib/records/record-bounds'
import type { AuthorRecord, ReferenceRecord, StudyRecord } from '@/lib/records/study-record'
import { doiFrom, pmcidFrom, pmidFrom } from '@/lib/studies/identifiers'
import type { PublicationDate } from '@/lib/studies/publication-date'
import { dateFromText } from '../pubmed/publication-dates'

const words = z.string().nullish()

const shape = z.object({
  pmcid: words,
  pmid: words,
  doi: words,
  article_type: words,
  title: words,
  journal: words,
  issn: words,
  year: words,
  pub_dates: z.array(z.object({ type: words, year: words, month: words, day: words })).nullish(),
  volume: words,
  issue: words,
  fpage: words,
  lpage: words,
  'elocation-id': words,
  authors: z.array(z.object({ last: words, fore: words, collective: words })).nullish(),
  abstracts: z.array(z.object({ type: words, sections: z.array(z.object({ label: words, text: words })) })).nullish(),
  keywords: z.array(z.string()).nullish(),
  references: z
    .array(z.object({ pmid: words, pmcid: words, doi: words, raw: words, title: words, source: words, year: words }))
    .nullish(),
})
type Article = z.infer<typeof shape>

/** The publisher's kinds of article that say what PubMed's publication types would say; the others say nothing. */
const PUBLICATION_TYPES: Record<string, string> = {
  'review-article': 'Review',
  'case-report': 'Case Reports',
  protocol: 'Clinical Trial Protocol',
  letter: 'Letter',
  editorial: 'Editorial',
  correction: 'Published Erratum',
  retraction: 'Retraction Notice',
}

/** The date of the issue before the date online, as PubMed has it; a year alone gives way to any date that says more. */
const DATE_TYPES = ['ppub', 'epub-ppub', 'collection', 'epub', 'pub']

/** Reads one article of the trial corpus: full-text articles of PubMed Central reduced to what a citation holds. */
export function readArticle(value: unknown): { record: StudyRecord } | { reason: string; identifier?: string } {
  const parsed = shape.safeParse(value)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return { reason: `not a trial article: ${issue?.path.join('.') || 'the line'}: ${issue?.message ?? 'unexpected'}` }
  }
  const article = parsed.data
  const pmid = pmidFrom(article.pmid)
  const pmcid = pmcidFrom(article.pmcid)
  if (!pmid && !pmcid) return { reason: 'neither a PMID nor a PMCID' }
  const identifier = pmid ? `PMID ${pmid}` : (pmcid as string)
  const title = plainText(article.title)
  if (!title) return { reason: 'no title', identifier }

  const main = article.abstracts?.filter(({ type }) => !type || type === 'normal' || type === 'main')[0]
  const record: StudyRecord = {
    source: 'trials',
    revision: '',
    title: { text: title },
    abstract: main ? sectionsOf(main) : [],
    otherAbstracts: (article.abstracts ?? []).flatMap((abstract) => {
      const sections = abstract === main ? [] : sectionsOf(abstract)
      return sections.length > 0 ? [{ ...(abstract.type && { kind: abstract.type }), sections }] : []
    }),
    languages: [],
    publicationTypes: PUBLICATION_TYPES[article.article_type ?? '']
      ? [PUBLICATION_TYPES[article.article_type ?? ''] as string]
      : [],
    keywords: [...new Set((article.keywords ?? []).flatMap((keyword) => plainText(keyword) ?? []))],
    authors: (article.authors ?? []).flatMap(authorOf),
    meshHeadings: [],
    references: (article.references ?? []).map(referenceOf).filter((reference) => Object.keys(reference).length > 0),
    notices: [],
  }
  if (pmid) record.pmid = pmid
  else record.sourceKey = `pmc:${pmcid}`
  if (pmcid) record.pmcid = pmcid
  const journal = plainText(article.journal)
  const issn = plainText(article.issn)
  if (journal) record.journal = { title: journal, ...(issn && { issn }) }
  const fields = {
    doi: doiFrom(article.doi),
    published: publishedOf(article),
    volume: plainText(article.volume),
    issue: plainText(article.issue),
    pages: pagesOf(article),
  }
  Object.assign(record, knownFields(fields))
  const reason = excessOf(record)
  return reason ? { reason, identifier } : { record }
}

function sectionsOf({ sections }: NonNullable<Article['abstracts']>[number]) {
  return sections.flatMap((section) => {
    const text = plainText(section.text)
    const label = plainText(section.label)?.replace(/\s*[:.]$/, '')
    return text ? [{ text, ...(label && { label }) }] : []
  })
}

function authorOf({ last, fore, collective }: NonNullable<Article['authors']>[number]): AuthorRecord[] {
  const group = plainText(collective)
  if (group) return [{ collective: group, affiliations: [] }]
  const family = plainText(last)
  const given = plainText(fore)
  return family || given ? [{ ...(family && { family }), ...(given && { given }), affiliations: [] }] : []
}

function referenceOf(reference: NonNullable<Article['references']>[number]): ReferenceRecord {
  const printed = [reference.title, reference.source, reference.year].flatMap(
    (part) => plainText(part)?.replace(/\.$/, '') ?? [],
  )
  return knownFields({
    raw: plainText(reference.raw) ?? (printed.length > 0 ? `${printed.join('. ')}.` : undefined),
    pmid: pmidFrom(reference.pmid),
    pmcid: pmcidFrom(reference.pmcid),
    doi: doiFrom(reference.doi),
  })
}

function publishedOf(article: Article): PublicationDate | undefined {
  const dates = DATE_TYPES.flatMap((type) => article.pub_dates?.filter((date) => date.type === type) ?? [])
  const chosen = dates.find(({ month }) => month) ?? dates[0]
  const parts = chosen
    ? [chosen.year, chosen.month && MONTH_NAMES[Number(chosen.month) - 1], chosen.month && chosen.day]
    : [article.year]
  return dateFromText(parts.filter(Boolean).join(' '))
}

const MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function pagesOf(article: Article): string | undefined {
  const first = plainText(article.fpage)
  const last = plainText(article.lpage)
  if (!first) return plainText(article['elocation-id'])
  return last && last !== first ? `${first}-${last}` : first
}
