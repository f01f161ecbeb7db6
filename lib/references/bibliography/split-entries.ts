import { linesOf } from '../text-lines'

export type WrittenEntry = { line: number; text: string }

/** The mark of a numbered entry: "12.", "12)", "(12)" or "[12]"; a year or a volume is none. */
const MARK = /^\s*(?:\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,4})[.)](?!\d))\s*/
/** Longer ones are no works. */
export const MOST_LETTERS = 2_000
const HEADING = /^\W*(?:references?(?: list)?|bibliography|literature(?: cited)?|works cited)\W*$/i
const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/
/** How a work begins: a name and initials, "Smith J", "Smith, J.", a group, or a title in quotes. */
const BEGINNING = /^\s*["“‘'[(]?\p{Lu}/u

const numberOf = (text: string): number | undefined => {
  const [, square, round, plain] = MARK.exec(text) ?? []
  const digits = square ?? round ?? plain
  return digits === undefined ? undefined : Number(digits)
}

/**
 * The works of a bibliography as it is pasted, each with its lines joined: by their numbers where they have them, else by
 * the blank lines between them, else each line that begins like a work once the one before it has its year.
 */
export function splitEntries(text: string): WrittenEntry[] {
  const lines = [...linesOf(text)].filter(({ text }) => !HEADING.test(text))
  return (numbered(lines) ?? unnumbered(lines)).map(({ line, text }) => ({
    line,
    text: text.slice(0, MOST_LETTERS).replace(/\s+/g, ' ').trim(),
  }))
}

/** Null where the lines are not numbered one after the other. */
function numbered(lines: WrittenEntry[]): WrittenEntry[] | null {
  const entries: WrittenEntry[] = []
  const before: WrittenEntry[] = []
  let next: number | undefined
  for (const { line, text } of lines) {
    const number = numberOf(text)
    const begins = number !== undefined && (next === undefined || number === next)
    if (begins) {
      entries.push({ line, text: text.replace(MARK, '') })
      next = number + 1
      continue
    }
    const last = entries.at(-1)
    if (last) last.text = joined(last.text, text)
    else before.push({ line, text })
  }
  const filled = before.filter(({ text }) => text.trim() !== '')
  if (entries.length === 0 || (entries.length === 1 && filled.length > 0)) return null
  return [...(filled.length > 0 ? unnumbered(before) : []), ...entries]
}

function unnumbered(lines: WrittenEntry[]): WrittenEntry[] {
  const entries: WrittenEntry[] = []
  let afterBlank = true
  for (const { line, text } of lines) {
    if (text.trim() === '') {
      afterBlank = true
      continue
    }
    const last = entries.at(-1)
    const isOwn = !last || afterBlank || (YEAR.test(last.text) && BEGINNING.test(text) && isWhole(last.text))
    if (isOwn) entries.push({ line, text })
    else if (last) last.text = joined(last.text, text)
    afterBlank = false
  }
  return entries
}

/** Whether a work may end here: with a full stop, a page, a number or an address. */
const isWhole = (text: string) => /[.\d/)\]]\s*$|(?:doi|https?:|PMID)\S*$/i.test(text.slice(-300))

/**
 * A word that is parted at the end of a line is put together again; its hyphen stays, as nothing says whose it is. What goes
 * on for longer than a work does is left out.
 */
function joined(text: string, more: string): string {
  if (text.length > MOST_LETTERS) return text
  return /\p{L}-\s*$/u.test(text.slice(-80)) ? `${text.trimEnd()}${more.trimStart()}` : `${text} ${more}`
}
