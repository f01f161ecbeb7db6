import { and, asc, eq, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { studyReferences } from '@/db/schema/references'
import { journals, meshHeadings, studies, studyAuthors } from '@/db/schema/studies'
import { studySummaries } from '@/db/schema/summaries'
import { users } from '@/db/schema/users'
import { asksForRecheck, originalDrafter, placesHold } from '@/db/summaries/summary-columns'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import type { Design, Level } from '@/lib/evidence/design'
import type { Refusal } from '@/lib/evidence/draft-refusal'
import type { SavedWarning } from '@/lib/evidence/saved-warning'
import type { StudySource } from '@/lib/records/study-record'
import type { AbstractSection, Mark, OtherAbstract } from '@/lib/studies/citable-text'
import type { CountedStudy } from '@/lib/studies/citation-count'
import { journalTitle } from '@/lib/studies/journal-name'
import type { OpenCopy } from '@/lib/studies/open-access'
import type { PublicationDate } from '@/lib/studies/publication-date'
import { parseStudyKey, studyAddress, studyKey } from '@/lib/studies/study-address'
import { withoutFormerPlaces } from '@/lib/summaries/former-places'
import type { SummaryProvenance } from '@/lib/summaries/provenance'
import type { KeyFacts, SourcedSentence, SourceSpan } from '@/lib/summaries/summary'
import { isNamed, journalAbbreviation, journalIssn } from './study-columns'
import { countsOf, openCopyOf } from './study-counts'

export type StudyAuthor = {
  family: string | null
  given: string | null
  initials: string | null
  suffix: string | null
  collective: string | null
  orcid: string | null
  affiliations: string[]
}

export type StudySummary = SummaryProvenance & {
  tldr: string | null
  paragraph: string | null
  facts: KeyFacts | null
  /** Why there is no TL;DR. */
  refusal: Refusal | null
  /** Sentences of a drafted paragraph, each with what it rests on. */
  sentences: SourcedSentence[] | null
  /** The sentence the TL;DR rests on, in the abstract's sections. */
  source: SourceSpan | null
  /** What it was saved over. */
  warnings: SavedWarning[]
  /** The level that a person gave the study. */
  level: Level | null
  /** The abstract's words changed since a person wrote or checked this. */
  recheck: boolean
  /** Whether the abstract is the one that facts and sentences were read from; otherwise their places are left out. */
  placesHold: boolean
}

/** Everything the page of one study draws, but for its tabs. */
export type StudyPage = {
  id: number
  key: string
  address: string
  title: string
  titleMarks: Mark[] | null
  vernacularTitle: string | null
  authors: StudyAuthor[]
  authorsComplete: boolean
  journal: { title: string; abbreviation: string | null; issn: string | null } | null
  published: PublicationDate | null
  volume: string | null
  issue: string | null
  pages: string | null
  pmid: number | null
  pmcid: string | null
  doi: string | null
  languages: string[]
  publicationTypes: string[]
  keywords: string[]
  trialIds: string[]
  abstract: AbstractSection[]
  otherAbstracts: OtherAbstract[]
  /** Headings the record calls its main points; all of them where it calls none that. */
  topics: string[]
  /** All headings of the record. */
  headings: string[]
  design: Design | null
  level: Level | null
  summary: StudySummary | null
  /** How often it is cited, as each source counts. */
  counts: CountedStudy[]
  openCopy: OpenCopy | null
  source: StudySource
  /** Which version of its record it is, by its source. */
  revision: string
  addedAt: Date
  changedAt: Date
  retractedAt: Date | null
  withdrawnAt: Date | null
  referenceCount: number
  citedByCount: number
}

/** The study that an address names, or null: there is none, or the viewer is not signed in. */
export async function readStudy(viewer: Viewer, key: string): Promise<StudyPage | null> {
  const named = parseStudyKey(key)
  if (!named || !can(viewer, 'study.read')) return null
  return withViewer(viewer, async (tx) => {
    const [row] = await tx
      .select({
        id: studies.id,
        title: studies.title,
        titleMarks: studies.titleMarks,
        vernacularTitle: studies.vernacularTitle,
        authorsComplete: studies.authorsComplete,
        journalName: journals.title,
        abbreviation: journalAbbreviation,
        issn: journalIssn,
        published: studies.published,
        volume: studies.volume,
        issue: studies.issue,
        pages: studies.pages,
        pmid: studies.pmid,
        pmcid: studies.pmcid,
        doi: studies.doi,
        languages: studies.languages,
        publicationTypes: studies.publicationTypes,
        keywords: studies.keywords,
        trialIds: studies.trialIds,
        abstract: studies.abstract,
        otherAbstracts: studies.otherAbstracts,
        design: studies.design,
        level: studies.level,
        source: studies.source,
        revision: studies.revision,
        addedAt: studies.addedAt,
        changedAt: studies.changedAt,
        retractedAt: studies.retractedAt,
        withdrawnAt: studies.withdrawnAt,
        referenceCount: sql<number>`(select count(*)::int from ${studyReferences} r where r.study_id = ${studies.id})`,
        citedByCount: sql<number>`(select count(distinct r.study_id)::int from ${studyReferences} r where r.cited_study_id = ${studies.id})`,
      })
      .from(studies)
      .leftJoin(journals, eq(journals.id, studies.journalId))
      .where(isNamed(named))
    if (!row) return null
    const { journalName, abbreviation, issn, ...study } = row
    const title = journalTitle(journalName)
    return {
      ...study,
      key: studyKey(row),
      address: studyAddress(row),
      otherAbstracts: row.otherAbstracts ?? [],
      journal: title ? { title, abbreviation, issn } : null,
      design: row.design as Design | null,
      level: row.level as Level | null,
      authors: await readAuthors(tx, row.id),
      ...(await readHeadings(tx, row.id)),
      summary: await readSummary(tx, row.id),
      counts: await countsOf(tx, row.id),
      openCopy: await openCopyOf(tx, row.id),
    }
  })
}

function readAuthors(tx: Transaction, studyId: number): Promise<StudyAuthor[]> {
  return tx
    .select({
      family: studyAuthors.family,
      given: studyAuthors.given,
      initials: studyAuthors.initials,
      suffix: studyAuthors.suffix,
      collective: studyAuthors.collective,
      orcid: studyAuthors.orcid,
      affiliations: studyAuthors.affiliations,
    })
    .from(studyAuthors)
    .where(eq(studyAuthors.studyId, studyId))
    .orderBy(asc(studyAuthors.position))
}

async function readHeadings(tx: Transaction, studyId: number): Promise<Pick<StudyPage, 'topics' | 'headings'>> {
  const headings = await tx
    .select({
      descriptor: meshHeadings.descriptor,
      major: sql<boolean>`${meshHeadings.major} or jsonb_path_exists(coalesce(${meshHeadings.qualifiers}, '[]'), '$[*] ? (@.major == true)')`,
    })
    .from(meshHeadings)
    .where(eq(meshHeadings.studyId, studyId))
    .orderBy(asc(meshHeadings.position))
  const major = headings.filter((heading) => heading.major)
  const names = (rows: typeof headings) => [...new Set(rows.map(({ descriptor }) => descriptor))]
  return { topics: names(major.length > 0 ? major : headings), headings: names(headings) }
}

async function readSummary(tx: Transaction, studyId: number): Promise<StudySummary | null> {
  const [row] = await tx
    .select({
      tldr: studySummaries.tldr,
      paragraph: studySummaries.paragraph,
      facts: studySummaries.facts,
      basis: studySummaries.basis,
      maker: studySummaries.maker,
      refusal: studySummaries.refusal,
      sentences: studySummaries.sentences,
      draftedBy: studySummaries.draftedBy,
      originalDrafter,
      draftedAt: studySummaries.draftedAt,
      checkedBy: users.name,
      checkedAt: studySummaries.checkedAt,
      section: studySummaries.sourceSection,
      start: studySummaries.sourceStart,
      end: studySummaries.sourceEnd,
      warnings: studySummaries.warnings,
      level: studySummaries.level,
      recheck: asksForRecheck,
      placesHold,
    })
    .from(studySummaries)
    .innerJoin(studies, eq(studies.id, studySummaries.studyId))
    .leftJoin(users, eq(users.id, studySummaries.checkedBy))
    .where(and(eq(studySummaries.studyId, studyId), eq(studySummaries.current, true)))
  if (!row) return null
  const { section, start, end, ...summary } = row
  const known = section !== null && start !== null && end !== null
  const placed = { ...summary, source: known ? { section, start, end } : null }
  return placed.placesHold ? placed : withoutFormerPlaces(placed)
}
