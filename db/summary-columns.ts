import { sql } from 'drizzle-orm'
import { studies } from './schema/studies'
import { studySummaries } from './schema/summaries'

/**
 * Whether the abstract's words have changed since a person wrote a summary, or checked it; for a query that joins both
 * tables. A machine's draft that nobody touched is written anew instead.
 */
export const asksForRecheck = sql<boolean>`coalesce((${studySummaries.maker} = 'person' or ${studySummaries.editedBy} is not null)
  and ${studies.abstractChangedAt} > greatest(${studySummaries.draftedAt}, ${studySummaries.checkedAt}), false)`
