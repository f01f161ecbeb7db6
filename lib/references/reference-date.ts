import { dateFromText } from '@/lib/pubmed/publication-dates'
import { monthNumber } from '@/lib/studies/month-number'
import type { PublicationDate } from '@/lib/studies/publication-date'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A date by its parts, where they are one: a month and a day that cannot be are left out. */
export function dateOfParts(year: number, month?: number, day?: number): PublicationDate | undefined {
  if (!Number.isInteger(year) || year < 1500 || year > 2199) return undefined
  if (!month || !Number.isInteger(month) || month < 1 || month > 12) return { year }
  const isDay = day && Number.isInteger(day) && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
  return { year, month, ...(isDay && { day }) }
}

/** The earliest date with its own words for where it ends: "1998 Dec-1999 Jan". */
export function spanOf(begin: PublicationDate, end: { year: number; month?: number }): PublicationDate {
  const words = (year: number, month?: number) => [year, month && MONTHS[month - 1]].filter(Boolean).join(' ')
  return { ...begin, text: `${words(begin.year, begin.month)}-${words(end.year, end.month)}` }
}

/** "2018/12/05/other", "2018-12", "2018", "Mar 3 2015", "2020 Mar-Apr"; undefined where there is no year. */
export function looseDate(value: string | undefined): PublicationDate | undefined {
  const text = (value ?? '').replace(/\s+/g, ' ').trim()
  const figures = /^(\d{4})(?:[/-](\d{1,2}))?(?:[/-](\d{1,2}))?(?=$|[T\s/])\/*$/.exec(text.replace(/T[\d:.Z+-]+$/, ''))
  if (figures) return dateOfParts(Number(figures[1]), Number(figures[2] ?? 0), Number(figures[3] ?? 0))
  const [, month = '', day = '', year = ''] = /^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})$/.exec(text) ?? []
  if (year && monthNumber(month)) return dateOfParts(Number(year), monthNumber(month), Number(day))
  return dateFromText(text)
}
