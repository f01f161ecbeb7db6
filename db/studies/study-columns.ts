import { eq, sql } from 'drizzle-orm'
import { journals, studies } from '@/db/schema/studies'
import type { parseStudyKey } from '@/lib/studies/study-address'

/** The journal's abbreviation and ISSN, whichever of its two the record gave; for a query that joins `journals`. */
export const journalAbbreviation = sql<
  string | null
>`coalesce(${journals.isoAbbreviation}, ${journals.medlineAbbreviation})`
export const journalIssn = sql<string | null>`coalesce(${journals.issn}, ${journals.issnElectronic})`

/** The one study that an address names. */
export const isNamed = (named: NonNullable<ReturnType<typeof parseStudyKey>>) =>
  'pmid' in named ? eq(studies.pmid, named.pmid) : eq(studies.id, named.id)
