import { sql } from 'drizzle-orm'
import { studies } from '@/db/schema/studies'
import { studySummaries } from '@/db/schema/summaries'

/**
 * Whether the abstract's words have changed since a person wrote a summary, or checked it; for a query that joins both
 * tables. A machine's draft that nobody touched is written anew instead.
 */
export const asksForRecheck = sql<boolean>`coalesce((${studySummaries.maker} = 'person' or ${studySummaries.editedBy} is not null)
  and ${studies.abstractChangedAt} > greatest(${studySummaries.draftedAt}, ${studySummaries.checkedAt}), false)`

/**
 * The machine whose draft a summary is, or was before a person changed it; null for a person's own words. For a query
 * that joins another table to the summaries.
 */
export const originalDrafter = sql<
  string | null
>`case when ${studySummaries.maker} = 'machine' then ${studySummaries.draftedBy}
  else (select draft.drafted_by from ${studySummaries} draft
    where draft.study_id = study_summaries.study_id and draft.version < study_summaries.version
      and draft.maker = 'machine' and (draft.tldr is not null or draft.paragraph is not null)
    order by draft.version desc limit 1) end`

/**
 * Whether the abstract is still the one that a summary's places point into: those of the machine's draft that it began as,
 * of which a person keeps the places of what was left as it was. A version that was restored has the time of the
 * first that said the same. For a query that joins both tables.
 */
export const placesHold = sql<boolean>`coalesce(${studies.abstractChangedAt} <= coalesce((
  select draft.drafted_at from ${studySummaries} draft
  where draft.study_id = study_summaries.study_id and draft.maker = 'machine' and draft.version <= (
    select min(first.version) from ${studySummaries} first
    where first.study_id = study_summaries.study_id and first.drafted_at = study_summaries.drafted_at)
  order by draft.version desc limit 1), ${studySummaries.draftedAt}), true)`

/** What was written of a study and how it came to be, in one version of its summary. */
export const writtenSummary = {
  tldr: studySummaries.tldr,
  paragraph: studySummaries.paragraph,
  facts: studySummaries.facts,
  level: studySummaries.level,
  levelReason: studySummaries.levelReason,
  basis: studySummaries.basis,
  maker: studySummaries.maker,
  draftedBy: studySummaries.draftedBy,
  originalDrafter,
  draftedAt: studySummaries.draftedAt,
  checkedAt: studySummaries.checkedAt,
  warnings: studySummaries.warnings,
}
