export const READING_STATUSES = ['to-read', 'reading', 'read'] as const
export type ReadingStatus = (typeof READING_STATUSES)[number]

export const STATUS_WORDS: Record<ReadingStatus, string> = { 'to-read': 'To read', reading: 'Reading', read: 'Read' }
