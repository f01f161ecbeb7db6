import type { LookUpAnswer } from '@/lib/sources/look-up'
import type { Identifiers } from '@/lib/sources/pasted-identifiers'
import type { SourceKey } from '@/lib/sources/source'

/** What a job works on. */
export type LookUpAtWork = { id: string; userId: string; source: SourceKey; term: string } & Identifiers

/** What came of it; null where the job ends before it was answered, and comes back. */
export type LookUpDone = { answer: LookUpAnswer; importId: number | null } | null
