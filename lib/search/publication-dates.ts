/** A time of publication in ISO days, both inclusive; null is open. `fault` says what of it made no sense. */
export type PublicationDates = { from: string | null; to: string | null; fault: string | null }

type Days = { first: string; last: string; fault: string | null }

const DATE = /^(\d{4})(?:[/.-](\d{1,2}))?(?:[/.-](\d{1,2}))?$/

/** From this year on an end is open: PubMed writes "until today and later" as 3000. */
const OPEN_END = 3000

const padded = (number: number) => String(number).padStart(2, '0')
const lastOf = (year: number, month: number) => new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()

/**
 * Reads "2019", "2019/03", "2019/03/14" and ranges of them: "2015:2019", "2015/06:3000" (no end), ":2019". Null where
 * no date can be made of it. A month or day that does not exist is left out; a range that runs backwards is turned.
 */
export function readPublicationDates(text: string): PublicationDates | null {
  const tidy = text.replace(/\s+/g, '').replace(/[–—]/g, '-')
  const years = /^(\d{4})-(\d{4})$/.exec(tidy)
  const ends = years ? years.slice(1) : tidy.split(':')
  if (ends.length > 2) return null
  if (ends.length === 1) {
    const days = readDays(tidy)
    return days && { from: days.first, to: days.last, fault: days.fault }
  }
  return readRange(ends[0] as string, ends[1] as string)
}

function readRange(start: string, end: string): PublicationDates | null {
  const from = start ? readDays(start) : null
  const to = end ? readDays(end) : null
  if ((start && !from) || (end && !to) || !(from || to)) return null
  const fault = from?.fault ?? to?.fault ?? null
  if (from && to && from.first > to.last) {
    return {
      from: to.first,
      to: openEnd(from.last),
      fault: `The range ${start}:${end} runs backwards; it is read the other way round.`,
    }
  }
  const last = to && openEnd(to.last)
  return from || last ? { from: from?.first ?? null, to: last, fault } : null
}

const openEnd = (day: string) => (Number(day.slice(0, 4)) >= OPEN_END ? null : day)

function readDays(text: string): Days | null {
  const match = DATE.exec(text)
  const year = Number(match?.[1])
  if (!match || year === 0) return null
  const [month, day] = [match[2], match[3]].map((part) => (part === undefined ? null : Number(part)))
  if (month == null) return { first: `${match[1]}-01-01`, last: `${match[1]}-12-31`, fault: null }
  if (month < 1 || month > 12) {
    const fault = `${text} is no date: there is no month ${month}; the whole of ${match[1]} is searched.`
    return { first: `${match[1]}-01-01`, last: `${match[1]}-12-31`, fault }
  }
  const days = lastOf(year, month)
  const start = `${match[1]}-${padded(month)}`
  if (day == null) return { first: `${start}-01`, last: `${start}-${days}`, fault: null }
  if (day >= 1 && day <= days) return { first: `${start}-${padded(day)}`, last: `${start}-${padded(day)}`, fault: null }
  const fault = `${text} is no date: that month has ${days} days; the whole month is searched.`
  return { first: `${start}-01`, last: `${start}-${days}`, fault }
}

/** The same dates as PubMed writes them, as short as they can be: 2019, 2019/03, 2019/03/14, 2015:2019, 2015:3000. */
export function writePublicationDates(from: string | null, to: string | null): string {
  const year = to?.endsWith('-12-31') ? to.slice(0, 4) : null
  const month =
    to && lastOf(Number(to.slice(0, 4)), Number(to.slice(5, 7))) === Number(to.slice(8)) ? to.slice(0, 7) : null
  if (from && to) {
    if (from === to) return slashed(from)
    if (from === `${year}-01-01`) return year as string
    if (from === `${month}-01`) return slashed(month as string)
  }
  const start = from?.replace(/-01-01$/, '') ?? ''
  return `${slashed(start)}:${slashed(year ?? month ?? to ?? String(OPEN_END))}`
}

const slashed = (date: string) => date.replaceAll('-', '/')
