import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import { studies } from '@/db/schema/studies'
import { studySummaries } from '@/db/schema/summaries'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import type { Refusal } from '@/lib/evidence/draft-refusal'
import type { DraftTrace } from '@/lib/evidence/trace/draft-trace'
import type { KeyFacts, SourcedSentence, SourceSpan, SummaryMaker } from '@/lib/summaries/summary'

/** The last draft that a machine made of a study, whoever has changed it since. */
export type TracedDraft = {
  version: number
  drafter: number | null
  draftedBy: string
  draftedAt: Date
  maker: SummaryMaker
  tldr: string | null
  refusal: Refusal | null
  facts: KeyFacts | null
  sentences: SourcedSentence[] | null
  source: SourceSpan | null
  trace: DraftTrace | null
  /** Whether the abstract is still the one that was read. */
  isOfThisAbstract: boolean
}

/** Null where no machine has drafted anything, and for those who may not read the study. */
export async function readDraftTrace(viewer: Viewer, studyId: number): Promise<TracedDraft | null> {
  if (!can(viewer, 'study.read')) return null
  return withViewer(viewer, async (tx) => {
    const [row] = await tx
      .select({
        version: studySummaries.version,
        drafter: studySummaries.drafter,
        draftedBy: studySummaries.draftedBy,
        draftedAt: studySummaries.draftedAt,
        maker: studySummaries.maker,
        tldr: studySummaries.tldr,
        refusal: studySummaries.refusal,
        facts: studySummaries.facts,
        sentences: studySummaries.sentences,
        section: studySummaries.sourceSection,
        start: studySummaries.sourceStart,
        end: studySummaries.sourceEnd,
        trace: studySummaries.trace,
        isOfThisAbstract: sql<boolean>`coalesce(${studies.abstractChangedAt} <= ${studySummaries.draftedAt}, true)`,
      })
      .from(studySummaries)
      .innerJoin(studies, eq(studies.id, studySummaries.studyId))
      .where(
        and(
          eq(studySummaries.studyId, studyId),
          eq(studySummaries.maker, 'machine'),
          isNotNull(studySummaries.drafter),
        ),
      )
      // A version that restored a draft has its words, but not how they came to be.
      .orderBy(sql`${studySummaries.trace} is null`, desc(studySummaries.version))
      .limit(1)
    if (!row) return null
    const { section, start, end, ...draft } = row
    const isKnown = section !== null && start !== null && end !== null
    return { ...draft, source: isKnown ? { section, start, end } : null }
  })
}
