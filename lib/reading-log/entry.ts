import { csvOf } from '@/lib/records/csv'

export const LOG_LIMITS = {
  title: 300,
  reflection: 5_000,
  /** A day. */
  minutes: 1_440,
  /** Entries of one person. */
  entries: 5_000,
} as const

/** Days as "2026-11-30", both of them in it. */
export type Period = { from: string; to: string }

export type LogEntry = {
  id: string
  title: string
  /** Of a study that is here, as an address of the portal. */
  address: string | null
  readOn: string
  minutes: number
  reflection: string
  version: number
}

/** "45 min", "2 h", "6 h 20 min". */
export function minutesWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours.toLocaleString('en-GB')} h` : `${hours.toLocaleString('en-GB')} h ${rest} min`
}

const DAY = /^\d{4}-\d\d-\d\d$/
const isDay = (text: unknown): text is string =>
  typeof text === 'string' && DAY.test(text) && !Number.isNaN(Date.parse(text))

/** The period that was asked for; the year up to `today` where none was, and the days the right way round. */
export function periodOf(asked: { from?: unknown; to?: unknown }, today: string): Period {
  const from = isDay(asked.from) ? asked.from : `${today.slice(0, 4)}-01-01`
  const to = isDay(asked.to) ? asked.to : today
  return from <= to ? { from, to } : { from: to, to: from }
}

/** Entries as a table, the earliest first, with their sum; `site` is put before addresses of ours. */
export const logCsv = (entries: readonly LogEntry[], site: string): string =>
  csvOf([
    ['Date', 'What', 'Minutes', 'Reflection', 'Address'],
    ...entries.map(({ readOn, title, minutes, reflection, address }) => [
      readOn,
      title,
      minutes,
      reflection,
      address ? site + address : '',
    ]),
    ['', 'Sum', entries.reduce((sum, { minutes }) => sum + minutes, 0), '', ''],
  ])
