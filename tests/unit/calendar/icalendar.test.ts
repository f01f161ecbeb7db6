import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test, vi } from 'vitest'
import { contentLine, escapeText } from '@/lib/calendar/content-lines'
import { type Calendar, type CalendarEvent, formatCalendar } from '@/lib/calendar/icalendar'
import { momentOf } from '@/lib/mail/local-time'

const event = (given: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'club-1@precis.example',
  sequence: 3,
  changedAt: new Date('2026-11-30T08:00:00Z'),
  startsAt: '2026-12-12T12:30',
  zone: 'Europe/London',
  lasts: 60,
  title: 'Tea for hiccups',
  place: 'Library',
  about: '',
  url: 'https://precis.example/clubs/1',
  isCancelled: false,
  ...given,
})
const calendar = (events: CalendarEvent[], method: Calendar['method'] = 'PUBLISH') =>
  formatCalendar({ name: 'Journal clubs', method, zone: 'Europe/Berlin', events })

/** As another program reads it: it is given no zone but those in the file. */
function read(text: string) {
  const whole = new ICAL.Component(ICAL.parse(text))
  const zones = new Map(
    whole.getAllSubcomponents('vtimezone').map((zone) => [zone.getFirstPropertyValue('tzid'), new ICAL.Timezone(zone)]),
  )
  const events = whole.getAllSubcomponents('vevent').map((one) => {
    const found = new ICAL.Event(one)
    const zone = zones.get(one.getFirstProperty('dtstart')?.getParameter('tzid') as string)
    const wall = found.startDate.clone()
    if (zone) wall.zone = zone
    return { event: found, one, startsAt: new Date(wall.toUnixTime() * 1000).toISOString() }
  })
  return { whole, events }
}

test.each([
  ['Europe/London', '2026-12-12T12:30', '2026-12-12T12:30:00.000Z'],
  ['Europe/London', '2027-03-27T12:30', '2027-03-27T12:30:00.000Z'],
  ['Europe/London', '2027-03-28T12:30', '2027-03-28T11:30:00.000Z'],
  ['Europe/London', '2027-10-30T12:30', '2027-10-30T11:30:00.000Z'],
  ['Europe/London', '2027-10-31T12:30', '2027-10-31T12:30:00.000Z'],
  // Left out, and twice.
  ['Europe/London', '2027-03-28T01:30', '2027-03-28T01:00:00.000Z'],
  ['Europe/London', '2027-10-31T01:30', '2027-10-31T00:30:00.000Z'],
  ['America/New_York', '2027-03-13T12:30', '2027-03-13T17:30:00.000Z'],
  ['America/New_York', '2027-03-14T12:30', '2027-03-14T16:30:00.000Z'],
  ['America/New_York', '2027-11-06T12:30', '2027-11-06T16:30:00.000Z'],
  ['America/New_York', '2027-11-07T12:30', '2027-11-07T17:30:00.000Z'],
  ['America/New_York', '2027-11-07T01:30', '2027-11-07T05:30:00.000Z'],
  ['Australia/Lord_Howe', '2027-04-04T09:00', '2027-04-03T22:30:00.000Z'],
  ['Asia/Kathmandu', '2027-01-04T09:00', '2027-01-04T03:15:00.000Z'],
  ['UTC', '2027-01-04T09:00', '2027-01-04T09:00:00.000Z'],
])('another program reads %s, %s as %s', (zone, startsAt, moment) => {
  expect(read(calendar([event({ zone, startsAt })])).events.map((one) => one.startsAt)).toEqual([moment])
})

test('in any zone and at any time of a year it reads the moment that we mean', () => {
  const zones = Intl.supportedValuesOf('timeZone')
  const hours = fc.integer({ min: Date.UTC(2025, 0) / 3_600_000, max: Date.UTC(2032, 0) / 3_600_000 })
  fc.assert(
    fc.property(fc.constantFrom(...zones), hours, (zone, hour) => {
      const local = hour * 3_600_000
      const startsAt = new Date(local).toISOString().slice(0, 16)
      const [found] = read(calendar([event({ zone, startsAt })])).events
      expect(found?.startsAt).toBe(new Date(momentOf(local, zone)).toISOString())
    }),
    { numRuns: 300 },
  )
})

test('two events of two zones in one calendar each have their own clocks', () => {
  const { whole, events } = read(
    calendar([
      event(),
      event({ uid: 'club-2@precis.example', zone: 'America/New_York', startsAt: '2027-07-01T09:00' }),
    ]),
  )
  expect(whole.getAllSubcomponents('vtimezone')).toHaveLength(2)
  expect(events.map(({ startsAt }) => startsAt)).toEqual(['2026-12-12T12:30:00.000Z', '2027-07-01T13:00:00.000Z'])
})

test('a calendar without events has how clocks go in the zone of the portal, and one with events has only theirs', () => {
  const zonesOf = (events: CalendarEvent[]) => read(calendar(events)).whole.getAllSubcomponents('vtimezone')
  const [zone, ...more] = zonesOf([])
  expect([zone?.getFirstPropertyValue('tzid'), more]).toEqual(['Europe/Berlin', []])
  const year = new Date().getUTCFullYear()
  const clocks = new ICAL.Timezone(zone as ICAL.Component)
  const offset = (day: string) => clocks.utcOffset(ICAL.Time.fromDateTimeString(`${day}T12:00:00`))
  expect([`${year}-01-10`, `${year}-07-10`].map(offset)).toEqual([3600, 7200])
  expect(zonesOf([event()]).map((one) => one.getFirstPropertyValue('tzid'))).toEqual(['Europe/London'])
})

test('how clocks go in a year of a zone is worked out once, for one session as for hundreds', () => {
  const asked = vi.spyOn(Intl.DateTimeFormat.prototype as { readonly format: unknown }, 'format', 'get')
  const timesAsked = (events: CalendarEvent[]) => {
    asked.mockClear()
    const text = calendar(events)
    return { text, times: asked.mock.calls.length }
  }
  // Of a year and in a zone that no other test has.
  const one = [event({ zone: 'Pacific/Chatham', startsAt: '2041-07-01T09:00' })]
  const [first, second] = [timesAsked(one), timesAsked(one)]
  const many = timesAsked(Array.from({ length: 300 }, () => one[0] as CalendarEvent))
  asked.mockRestore()
  expect(second.text).toBe(first.text)
  expect(first.text.match(/BEGIN:DAYLIGHT/g)).toHaveLength(4)
  expect(first.times).toBeGreaterThan(200)
  expect(second.times).toBeLessThan(25)
  expect(many.times).toBeLessThan(25 * 300)
})

/** Whatever can be stored: half a character cannot, and its stand-in is what the tests look for. */
const graphemes = (maxLength: number) =>
  fc.string({ unit: 'grapheme', maxLength }).map((text) => text.replace(/[\p{Cs}\uFFFD]/gu, ''))

test('what people wrote comes out as it went in, whatever is in it, and makes no line of its own', () => {
  const typed = graphemes(300).map((text) => text.replace(/[\p{Cc}]/gu, ' '))
  fc.assert(
    fc.property(typed, typed, (title, place) => {
      const { events } = read(calendar([event({ title: `A${title}`, place: `B${place}` })]))
      expect([events[0]?.event.summary, events[0]?.event.location]).toEqual([`A${title}`, `B${place}`])
    }),
    { numRuns: 300 },
  )
  const evil = 'Tea\r\nEND:VEVENT\nBEGIN:VALARM;x,y\\'
  const { events, whole } = read(calendar([event({ title: evil })]))
  expect(events[0]?.event.summary).toBe('Tea\nEND:VEVENT\nBEGIN:VALARM;x,y\\')
  expect(whole.getAllSubcomponents('vevent')).toHaveLength(1)
})

test('no line is longer than 75 octets, and none is folded inside a character', () => {
  fc.assert(
    fc.property(graphemes(400), (text) => {
      const folded = contentLine(`SUMMARY:${escapeText(text)}`)
      const lines = folded.slice(0, -2).split('\r\n')
      for (const line of lines) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(line).not.toContain('\uFFFD')
      }
      expect(lines.map((line, place) => (place === 0 ? line : line.slice(1))).join('')).toBe(
        `SUMMARY:${escapeText(text)}`,
      )
    }),
  )
  expect(contentLine('a'.repeat(76))).toBe(`${'a'.repeat(75)}\r\n a\r\n`)
})

test('an event has its identifier, its sequence, its length and its state; one that is cancelled is taken out', () => {
  const { events, whole } = read(calendar([event({ isCancelled: true, lasts: 90 })], 'CANCEL'))
  const one = events[0]?.one
  const value = (name: string) => String(one?.getFirstPropertyValue(name))
  expect(whole.getFirstPropertyValue('method')).toBe('CANCEL')
  expect(['uid', 'sequence', 'status', 'dtstamp', 'last-modified', 'duration', 'url'].map(value)).toEqual([
    'club-1@precis.example',
    '3',
    'CANCELLED',
    '2026-11-30T08:00:00Z',
    '2026-11-30T08:00:00Z',
    'PT90M',
    'https://precis.example/clubs/1',
  ])
})
