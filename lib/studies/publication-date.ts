/** A date with the precision that is known; what is not known is absent, never invented. */
export type PublicationDate = {
  year: number
  /** 1–12 */
  month?: number
  day?: number
  season?: Season
  /** The date as printed, where it says more than the fields ("1998 Dec-1999 Jan"). */
  text?: string
}

export type Season = 'spring' | 'summer' | 'autumn' | 'winter'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** "14 April 2021", "August 2019", "Spring 1998", "2020": no more than is known. */
export function formatPublicationDate(date: PublicationDate | null): string {
  if (!date) return 'date not known'
  if (date.text) return date.text
  const month = date.month ? MONTHS[date.month - 1] : undefined
  if (month) return date.day ? `${date.day} ${month} ${date.year}` : `${month} ${date.year}`
  if (date.season) return `${date.season[0]?.toUpperCase()}${date.season.slice(1)} ${date.year}`
  return String(date.year)
}

/** "May 2018" of an ISO day. */
export function formatMonth(day: string): string {
  const [year, month] = day.split('-').map(Number)
  return formatPublicationDate({ year: year as number, month })
}

const SEASON_BEGINS: Record<Season, number> = { winter: 1, spring: 3, summer: 6, autumn: 9 }

/** "1998-12-01": the earliest day that the date can mean, for order and filters. */
export function earliestDay(date: PublicationDate): string {
  const month = date.month ?? (date.season ? SEASON_BEGINS[date.season] : 1)
  const padded = (number: number, length: number) => String(number).padStart(length, '0')
  return `${padded(date.year, 4)}-${padded(month, 2)}-${padded(date.day ?? 1, 2)}`
}
