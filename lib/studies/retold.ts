import type { StudySource } from '@/lib/records/study-record'

/**
 * Whether the abstract that is kept of a study is the project's own words, as all of the demonstration corpus are. It is
 * read and searched here, and never leaves as if it were the authors'.
 */
export const isRetold = (source: StudySource): boolean => source === 'demo'

/** Stands wherever such an abstract does. */
export const RETOLD = 'Retold by the project from public records; not the authors’ abstract.'
