import { monthNumber } from '@/lib/studies/month-number'
import type { PublicationDate, Season } from '@/lib/studies/publication-date'
import { descend, textOf, type XmlElement } from '../xml/xml-element'

const SEASONS: Record<string, Season> = {
  spring: 'spring',
  summer: 'summer',
  autumn: 'autumn',
  fall: 'autumn',
  winter: 'winter',
}

/**
 * The date of the journal issue; where the record gives none, the day the article appeared online. Whatever the
 * record does not say stays unsaid.
 */
export function publicationDateOf(article: XmlElement | undefined): PublicationDate | undefined {
  const issue = descend(article, 'Journal', 'JournalIssue', 'PubDate')
  return dateOf(issue) ?? dateOf(descend(article, 'ArticleDate'))
}

function dateOf(element: XmlElement | undefined): PublicationDate | undefined {
  if (!element) return undefined
  const printed = textOf(descend(element, 'MedlineDate'))
  if (printed) return dateFromText(printed)
  const part = (name: string) => textOf(descend(element, name)) ?? ''
  const [year, month, day, season] = [part('Year'), part('Month'), part('Day'), part('Season')]
  if (!/^\d{4}$/.test(year)) return dateFromText([year, season, month, day].filter(Boolean).join(' '))
  if (season && !SEASONS[season.toLowerCase()]) return dateFromText(`${year} ${season}`)
  if (month && !monthNumber(month)) return dateFromText(`${year} ${month}${day ? ` ${day}` : ''}`)
  return build(Number(year), monthNumber(month), day, SEASONS[season.toLowerCase()])
}

/**
 * A date as printed: "1998 Dec-1999 Jan", "2000 Spring", "2019 Sep/Oct". The fields hold where it begins; the words
 * are kept beside them where the fields do not say all of it. Undefined where no year can be made out.
 */
export function dateFromText(printed: string): PublicationDate | undefined {
  const text = printed.replace(/\s+/g, ' ').trim()
  const year = /(?<!\d)(1[5-9]|20|21)\d\d(?!\d)/.exec(text)
  if (!year) return undefined
  const simple = /^(\d{4})(?: ([A-Za-z]+)\.?)?(?: (\d{1,2}))?$/.exec(text)
  if (simple) {
    const [, , word = '', day = ''] = simple
    const month = monthNumber(word)
    const season = SEASONS[word.toLowerCase()]
    if (word === '' || month || season) return build(Number(year[0]), month, day, season)
  }
  // "Winter 1998-1999" has its season before the year.
  const before = /([A-Za-z]+)\W*$/.exec(text.slice(0, year.index))?.[1]
  const first = before ?? /[A-Za-z]+|\d{4}/.exec(text.slice(year.index + 4))?.[0] ?? ''
  const begin = build(Number(year[0]), monthNumber(first), '', SEASONS[first.toLowerCase()])
  return begin && { ...begin, text }
}

function build(
  year: number,
  month: number | undefined,
  day: string,
  season: Season | undefined,
): PublicationDate | undefined {
  if (year < 1500 || year > 2199) return undefined
  const date: PublicationDate = { year }
  if (month) date.month = month
  else if (season) date.season = season
  const number = /^\d{1,2}$/.test(day) ? Number(day) : 0
  if (month && number >= 1 && number <= new Date(Date.UTC(year, month, 0)).getUTCDate()) date.day = number
  return date
}

/** "20190823" from an element with Year, Month and Day in figures; undefined where one is missing. */
export function dayStamp(element: XmlElement | undefined): string | undefined {
  const year = textOf(descend(element, 'Year')) ?? ''
  const month = monthNumber(textOf(descend(element, 'Month')) ?? '')
  const day = textOf(descend(element, 'Day')) ?? ''
  if (!/^\d{4}$/.test(year) || !month || !/^\d{1,2}$/.test(day)) return undefined
  return `${year}${String(month).padStart(2, '0')}${day.padStart(2, '0')}`
}
