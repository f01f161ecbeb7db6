import { monthNumber } from './month-number'
import type { PublicationDate } from './publication-date'

/**
 * Where a date that spans ends, in months at the most: January 1999 of "1998 Dec-1999 Jan", 1999 of "Winter 1998-1999".
 * Null where it does not span, or its words do not say for sure.
 */
export function endOfDate({ year, month, text }: PublicationDate): { year: number; month?: number } | null {
  const [from = '', to = '', ...more] = (text ?? '').split(/\s*[-–/]\s*/)
  if (more.length > 0) return null
  const short = /^\d{4}$/.test(from) && /^\d{2}$/.test(to)
  const [, years, word] =
    /^(\d{4})?\s*([A-Za-z]+\.?)?(?: \d{1,2})?$/.exec(short ? `${from.slice(0, 2)}${to}` : to) ?? []
  const end = { year: years ? Number(years) : year, month: monthNumber(word ?? '') }
  const isLater = end.year > year || (end.year === year && month && end.month && end.month > month)
  if (!isLater || end.year > year + 9) return null
  return month && end.month ? { year: end.year, month: end.month } : { year: end.year }
}
