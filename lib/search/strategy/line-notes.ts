import type { Place } from '@/lib/search/question'

/** What databases write around a line that is no part of it, at its beginning and its end. */
const BEFORE = /^\s*(?:search(?::|\s+(?=[(#"[])))?\s*/i
const AFTER = [
  /(?<!\s)\s*\(word variations have been searched\)\s*$/i,
  /(?<!\s)\s*\[mp=[^\]]*\]\s*$/i,
  // How many studies it found: in parentheses, after a gap, or after what a line ends with.
  /(?<!\s)(?<!\b(?:and|or|not|to|adj\d{0,2}|near|next))\s*\(\s*\d[\d,]*\s*\)\s*$/i,
  /(?<!\s)(?<!\b(?:and|or|not|to|adj\d{0,2}|near|next))(?:\t|\s{2,})\d[\d,]*\s*$/i,
  /(?<=\b(?:trees|only)|:(?:ti|ab|kw|au)(?:,\s?(?:ti|ab|kw|au))*|\}|searched\))\s+\d[\d,]*\s*$/i,
  /(?<=[./]|\b(?:and|or|not)\s+#?\d{1,3}\){0,20}|\b(?:and|or)\/[\d,-]{1,100})\s+\d[\d,]*\s*$/i,
]

/** So much of the end of a line is looked at. */
const TAIL = 600

/** The place of a line without such notes. */
export function withoutNotes(text: string, { start, end }: Place): Place {
  const typed = text.slice(start, end)
  const before = BEFORE.exec(typed)?.[0].length ?? 0
  const tail = typed.slice(Math.max(before, typed.length - TAIL))
  const kept = [...AFTER, ...AFTER].reduce((line, note) => line.replace(note, ''), tail).trimEnd()
  return { start: start + before, end: end - (tail.length - kept.length) }
}
