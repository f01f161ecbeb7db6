import type { PublicationDate, Season } from '@/lib/studies/publication-date'
import { dateOfParts, looseDate, spanOf } from '../reference-date'

/** The date of "YYYY/MM/DD/other", or of whatever stands there instead; the year of PY decides where the two differ. */
export function risDate(year: string | undefined, date: string | undefined): PublicationDate | undefined {
  const byYear = looseDate(year)
  const full = fullDate(date)
  if (full && (!byYear || byYear.year === full.year)) return richer(full, byYear)
  // "15 MAR" and "Mar-Apr" beside a year of its own.
  const together =
    byYear && !byYear.month && date && !/\d{4}/.test(date) ? looseDate(`${byYear.year} ${monthFirst(date)}`) : null
  return together ?? byYear ?? full
}

const richer = (a: PublicationDate, b: PublicationDate | undefined) => (b?.month && !a.month && !a.season ? b : a)

/** "15 MAR" as "MAR 15". */
const monthFirst = (date: string) => date.trim().replace(/^(\d{1,2})[ -]([A-Za-z]{3,9})$/, '$2 $1')

function fullDate(text: string | undefined): PublicationDate | undefined {
  const parts = /^\s*(\d{4})\/(\d{0,2})\/(\d{0,2})\/(.*)$/.exec((text ?? '').replace(/\n/g, ' '))
  if (!parts) return looseDate(text)
  const [, year = '', month = '', day = '', other = ''] = parts
  const date = dateOfParts(Number(year), Number(month), Number(day))
  if (!date) return undefined
  const season = /^(spring|summer|autumn|fall|winter)\b/i.exec(other)?.[1]?.toLowerCase()
  if (season && !date.month) date.season = (season === 'fall' ? 'autumn' : season) as Season
  const [, endYear = '', endMonth] = /(?:^|\s)to (\d{4})(?:-(\d{2}))?$/.exec(other) ?? []
  return endYear ? spanOf(date, { year: Number(endYear), ...(endMonth && { month: Number(endMonth) }) }) : date
}
