import type { Sentence, Span } from './sentences'

/** Where words that were put in come from. */
export type Origin = { place: 'title'; start: number; end: number } | ({ place: 'abstract' } & Sentence)

/** A change to a sentence as it is stored: `[start, end)` of the sentence's own text becomes `put`. */
export type Edit = Span & {
  put: string
  why: 'shortened' | 'named' | 'spelt out' | 'capital' | 'joined'
  from?: Origin
}

/** The sentence with its changes made; of changes that overlap the first one counts. */
export function edited(sentence: string, edits: readonly Edit[]): string {
  let text = ''
  let index = 0
  for (const { start, end, put } of inOrder(edits)) {
    text += sentence.slice(index, start) + put
    index = end
  }
  return tidied(text + sentence.slice(index))
}

/** In the order of the text, without those that reach into one before them. */
export function inOrder(edits: readonly Edit[]): Edit[] {
  if (edits.length < 2) return [...edits]
  const sorted = [...edits].sort((one, other) => one.start - other.start || other.end - one.end)
  let last = 0
  return sorted.filter(({ start, end }) => {
    if (start < last) return false
    last = end
    return true
  })
}

const tidied = (text: string) =>
  text
    // A single space is what it is to become already.
    .replace(/\s{2,}|[^\S ]/g, ' ')
    .replace(/ (?=[,;:.](?:\s|$))/g, '')
    .trim()

const isWideSpace = (code: number) =>
  code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x3000

/** Words between white space. */
export function countWords(text: string): number {
  let count = 0
  let isInWord = false
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    const isSpace = code <= 32 || (code >= 0xa0 && isWideSpace(code))
    if (!isSpace && !isInWord) count++
    isInWord = !isSpace
  }
  return count
}
