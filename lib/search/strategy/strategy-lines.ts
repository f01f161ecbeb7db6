import { MAX_LINES, type Place } from '@/lib/search/question'
import type { Problems } from '@/lib/search/question-problems'
import { BEFORE_LINES, joinedLines } from './joined-lines'
import { withoutNotes } from './line-notes'
import type { StrategyLine } from './strategy-line'

export const ROWS = /[^\n\r\u2028\u2029↵]+/g
/** "12 ", "12. ", "#12 ": not before an operator, where it is the line that is combined. */
const NUMBER = /^\s*(#?)(\d{1,3})([.):]\s+|\s+)(?=\S)(?!(?:and|or|not)(?![/\w]))/i

type Numbered = Place & { number: number | null; from: number }

/** The lines of a strategy in their order, numbered as they are or, where none has a number, from 1. */
export function strategyLines(text: string, problems: Problems): StrategyLine[] {
  const rows = [...text.matchAll(ROWS)]
    .map((row) => ({ start: row.index, end: row.index + row[0].length }))
    .filter(({ start, end }) => text.slice(start, end).trim())
  const joined = rows.length === 1 ? joinedLines(text, problems) : null
  const lines = joined ?? numbered(numbersOf(text, rows), problems) ?? plain(text, rows)
  const cut = lines[MAX_LINES]
  if (cut) {
    const reason = `A strategy has at most ${MAX_LINES} lines; those after the first ${MAX_LINES} are left out.`
    problems.say({ start: cut.start, end: text.length }, reason)
  }
  return lines
    .slice(0, MAX_LINES)
    .map(({ number, isNumbered, ...place }) => ({ ...withoutNotes(text, place), number, isNumbered }))
}

/** Bare numbers count only where they follow each other: rows may begin with "12 months" and "24 months". */
function numbersOf(text: string, rows: Place[]): Numbered[] {
  const read = rows.map((row) => {
    const [typed = '', hash, number, after = ''] = NUMBER.exec(text.slice(row.start, row.end)) ?? []
    const isSure = Boolean(hash) || !/^\s?$/.test(after)
    return { ...row, from: row.start + typed.length, number: number ? Number(number) : null, isSure }
  })
  const known = read.filter(({ number }) => number !== null)
  const follow =
    known.length > 1 && known.every(({ number }, at) => at === 0 || number === (known[at - 1]?.number ?? 0) + 1)
  return follow || known.some(({ isSure }) => isSure) ? read : read.map((row) => ({ ...row, number: null }))
}

/** Numbers rise; a row without one goes on with the line before it. Null where no row has a number. */
function numbered(rows: Numbered[], problems: Problems): StrategyLine[] | null {
  if (rows.every(({ number }) => number === null)) return null
  const lines: StrategyLine[] = []
  for (const { start, end, from, number } of rows) {
    const before = lines.at(-1)
    if (number !== null && number > (before?.number ?? 0)) lines.push({ start: from, end, number, isNumbered: true })
    else if (before) before.end = end
    else problems.say({ start, end }, BEFORE_LINES)
  }
  return lines
}

const ENDS_OPEN = /(?:^|\s)(?:and|or|not|adj\d*|near(?:\/\d+)?|next(?:\/\d+)?)\s*$/i
const BEGINS_OPEN = /^\s*(?:(?:and|or|not)\s|adj\d*\s|\))/i

/** Rows without numbers: one that is not complete goes on in the next. */
function plain(text: string, rows: Place[]): StrategyLine[] {
  const lines: StrategyLine[] = []
  let open = 0
  for (const row of rows) {
    const typed = text.slice(row.start, row.end)
    const before = lines.at(-1)
    const goesOn =
      open > 0 || BEGINS_OPEN.test(typed) || (before && ENDS_OPEN.test(text.slice(before.start, before.end).slice(-20)))
    if (before && goesOn) before.end = row.end
    else lines.push({ ...row, number: lines.length + 1, isNumbered: false })
    open = Math.max(0, open + typed.split('(').length - typed.split(')').length)
  }
  // One line by itself has no number that it could name.
  return lines.length === 1 ? lines.map((line) => ({ ...line, number: 0 })) : lines
}
