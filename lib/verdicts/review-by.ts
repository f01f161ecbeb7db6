import type { Level } from '@/lib/evidence/design'
import { dayWords, monthWords } from '@/lib/text/day-words'
import { type Stance, VERDICT_LIMITS } from './verdict'

/**
 * The day by which a verdict is looked at again, unless its group says another one: after 24 months; after 12 where the
 * study has level 3 or a weaker one, or none; after 6 where more evidence is awaited. Days are ISO dates.
 */
export function usualReviewBy(decidedOn: string, level: Level | null, stance: Stance): string {
  return monthsLater(decidedOn, stance === 'await' ? 6 : level !== null && level < 3 ? 24 : 12)
}

/** The last day that a group may choose. */
export const latestReviewBy = (decidedOn: string): string => monthsLater(decidedOn, 12 * VERDICT_LIMITS.reviewYears)

/** The same day of a later month, or the last day of it where it is shorter. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const later = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(later.getUTCFullYear(), later.getUTCMonth() + 1, 0)).getUTCDate()
  later.setUTCDate(Math.min(date, last))
  return later.toISOString().slice(0, 10)
}

export const isOverdue = (reviewBy: string, today: string): boolean => reviewBy < today

/** "review by Mar 2028", "review overdue since 12 Mar 2026". */
export const reviewWords = (reviewBy: string, today: string): string =>
  isOverdue(reviewBy, today) ? `review overdue since ${dayWords(reviewBy)}` : `review by ${monthWords(reviewBy)}`
