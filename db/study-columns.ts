import { eq, sql } from 'drizzle-orm'
import type { parseStudyKey } from '@/lib/study-address'
import { journals, studies } from './schema/studies'

/** The journal's abbreviation and ISSN, whichever of its two the record gave; for a query that joins `journals`. */
export const journalAbbreviation = sql<
  string | null
>`coalesce(${journals.isoAbbreviation}, ${journals.medlineAbbreviation})`
export const journalIssn = sql<string | null>`coalesce(${journals.issn}, ${journals.issnElectronic})`

/** The one study that an address names. */
export const isNamed = (named: NonNullable<ReturnType<typeof parseStudyKey>>) =>
  'pmid' in named ? eq(studies.pmid, named.pmid) : eq(studies.id, named.id)
