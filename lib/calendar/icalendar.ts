import { localTime, momentOf } from '@/lib/mail/local-time'
import { contentLine, escapeText } from './content-lines'
import { basicTime, timeZoneLines } from './time-zone'

export type CalendarEvent = {
  /** The same for this event wherever and whenever it is shown. */
  uid: string
  /** Rises with each change, so that a calendar takes the later one. */
  sequence: number
  changedAt: Date
  /** By the clocks of its zone, "2026-12-12T12:30". */
  startsAt: string
  zone: string
  /** In minutes. */
  lasts: number
  title: string
  place: string
  about: string
  url: string
  isCancelled: boolean
}

export type Calendar = {
  name: string
  /** `CANCEL` takes an event out of a calendar that has it. */
  method: 'PUBLISH' | 'CANCEL'
  /** Whose clocks it holds while it has no event: a calendar is not without any component (RFC 5545, 3.6). */
  zone: string
  events: readonly CalendarEvent[]
}

/** A calendar in iCalendar (RFC 5545). Times are those of each event's zone, whose changes of the clocks stand with them. */
export function formatCalendar({ name, method, zone, events }: Calendar): string {
  const starts = events.map((event) => ({ event, at: startOf(event) }))
  const zones = [...new Set(events.map((event) => event.zone))].sort()
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Precis//Journal club//EN',
    `METHOD:${method}`,
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    ...zones.flatMap((one) =>
      timeZoneLines(
        one,
        starts.filter(({ event }) => event.zone === one).map(({ at }) => at),
      ),
    ),
    ...(events.length === 0 ? timeZoneLines(zone, [Date.now()]) : []),
    ...starts.flatMap(({ event, at }) => eventLines(event, at)),
    'END:VCALENDAR',
  ]
    .map(contentLine)
    .join('')
}

const startOf = ({ startsAt, zone }: CalendarEvent): number =>
  momentOf(Date.parse(`${startsAt.slice(0, 16).replace(' ', 'T')}Z`), zone)

function eventLines(event: CalendarEvent, at: number): string[] {
  const changed = `${basicTime(event.changedAt.getTime())}Z`
  const text = (name: string, value: string) => (value ? [`${name}:${escapeText(value)}`] : [])
  return [
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `DTSTAMP:${changed}`,
    `LAST-MODIFIED:${changed}`,
    `SEQUENCE:${event.sequence}`,
    startLine(at, event.zone),
    `DURATION:PT${event.lasts}M`,
    ...text('SUMMARY', event.title),
    ...text('LOCATION', event.place),
    ...text('DESCRIPTION', event.about),
    `URL:${event.url}`,
    `STATUS:${event.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ]
}

/** By how much clocks are put back, anywhere. */
const PUT_BACK = [20, 30, 60, 120, 180, 1440].map((minutes) => minutes * 60_000)

/**
 * By the clocks of the zone; a time that they leave out is that to which they are put forward. One that comes twice is
 * said in UTC: programs differ in which of the two they take.
 */
function startLine(at: number, zone: string): string {
  const local = localTime(at, zone)
  if (PUT_BACK.some((back) => localTime(at + back, zone) === local)) return `DTSTART:${basicTime(at)}Z`
  return `DTSTART;TZID=${zone}:${basicTime(local)}`
}
