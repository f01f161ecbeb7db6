import type { Place } from './question'

/** What is shown before and after a place, in characters. */
const AROUND = 40

/** The words around a place of a question, cut where they go on for long; nothing is marked at the end of the text. */
export function markedPlace(text: string, { start, end }: Place): { before: string; marked: string; after: string } {
  const before = text.slice(0, start)
  const after = text.slice(end)
  return {
    before: before.length > AROUND ? `… ${before.slice(-AROUND).trimStart()}` : before,
    marked: text.slice(start, end),
    after: after.length > AROUND ? `${after.slice(0, AROUND).trimEnd()} …` : after,
  }
}
