export const READING_STATUSES = ['to-read', 'reading', 'read'] as const
export type ReadingStatus = (typeof READING_STATUSES)[number]

export const STATUS_WORDS: Record<ReadingStatus, string> = { 'to-read': 'To read', reading: 'Reading', read: 'Read' }

/** How much fits: in characters, lists a person, studies a list, studies that are chosen at once, and lists for those. */
export const LIST_LIMITS = {
  name: 200,
  question: 2000,
  reason: 2000,
  lists: 500,
  items: 2000,
  chosen: 200,
  savedTo: 20,
} as const

/** "Due 3 December 2026"; a day that has passed is said to have passed. `dueOn` and `today` are ISO dates. */
export function dueWords(dueOn: string, today: string): { text: string; late: boolean } {
  const day = new Date(`${dueOn}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  if (dueOn === today) return { text: 'Due today', late: false }
  return dueOn < today ? { text: `Was due ${day}`, late: true } : { text: `Due ${day}`, late: false }
}

/** "1 study", "2 studies". */
export const studiesWord = (count: number): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? 'study' : 'studies'}`

/** A place between two neighbours, null where no number is left between them; `undefined` is an end of the list. */
export function positionBetween(before: number | undefined, after: number | undefined): number | null {
  if (before === undefined) return after === undefined ? 1 : after - 1
  if (after === undefined) return before + 1
  const middle = before + (after - before) / 2
  return middle > before && middle < after ? middle : null
}
