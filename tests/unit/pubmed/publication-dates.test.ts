import { describe, expect, it } from 'vitest'
import { dateFromText } from '@/lib/pubmed/publication-dates'
import { earliestDay } from '@/lib/studies/publication-date'
import { journalXml, readRecord } from '../../support/pubmed-xml'

const published = (date: string, article = '') => readRecord({ journal: journalXml(date), article }).published
const printed = (text: string) => published(`<MedlineDate>${text}</MedlineDate>`)

describe('the date of the issue', () => {
  it('has the precision that the record has', () => {
    expect(published('<Year>1975</Year>')).toEqual({ year: 1975 })
    expect(published('<Year>1975</Year><Month>Jun</Month>')).toEqual({ year: 1975, month: 6 })
    expect(published('<Year>1975</Year><Month>06</Month><Day>9</Day>')).toEqual({ year: 1975, month: 6, day: 9 })
    expect(published('<Year>2003</Year><Season>Fall</Season>')).toEqual({ year: 2003, season: 'autumn' })
  })

  it('leaves out a day that the month does not have', () => {
    expect(published('<Year>2001</Year><Month>Feb</Month><Day>29</Day>')).toEqual({ year: 2001, month: 2 })
    expect(published('<Year>2004</Year><Month>Feb</Month><Day>29</Day>')).toEqual({ year: 2004, month: 2, day: 29 })
  })

  it('keeps the words of a date that spans, with where it begins', () => {
    expect(printed('1998 Dec-1999 Jan')).toEqual({ year: 1998, month: 12, text: '1998 Dec-1999 Jan' })
    expect(printed('2019 Sep/Oct')).toEqual({ year: 2019, month: 9, text: '2019 Sep/Oct' })
    expect(printed('2019 Feb - Apr')).toEqual({ year: 2019, month: 2, text: '2019 Feb - Apr' })
    expect(printed('Winter 1998-1999')).toEqual({ year: 1998, season: 'winter', text: 'Winter 1998-1999' })
    expect(printed('2015-2016')).toEqual({ year: 2015, text: '2015-2016' })
    expect(published('<Year>2023</Year><Season>Jan-Dec</Season>')).toEqual({
      year: 2023,
      month: 1,
      text: '2023 Jan-Dec',
    })
  })

  it('needs no words where the fields say it all', () => {
    expect(printed('2000 Spring')).toEqual({ year: 2000, season: 'spring' })
    expect(printed('1999 May')).toEqual({ year: 1999, month: 5 })
    expect(printed('1999 May 4')).toEqual({ year: 1999, month: 5, day: 4 })
  })

  it('is not known where no year can be made out', () => {
    expect(printed('Spring')).toBeUndefined()
    expect(dateFromText('12345')).toBeUndefined()
  })

  it('comes before the day of the article online, which stands in for it where it is absent', () => {
    const online = '<ArticleDate DateType="Electronic"><Year>2020</Year><Month>11</Month><Day>30</Day></ArticleDate>'
    expect(published('<Year>2021</Year>', online)).toEqual({ year: 2021 })
    expect(published('', online)).toEqual({ year: 2020, month: 11, day: 30 })
  })
})

it('sorts by the earliest day that a date can mean', () => {
  expect(earliestDay({ year: 1998 })).toBe('1998-01-01')
  expect(earliestDay({ year: 1998, month: 12, text: '1998 Dec-1999 Jan' })).toBe('1998-12-01')
  expect(earliestDay({ year: 1998, season: 'autumn' })).toBe('1998-09-01')
})
