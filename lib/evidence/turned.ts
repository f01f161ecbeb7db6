import { contentWords } from './content-words'
import { directionsOf, numbersOf } from './support'

/**
 * What a text turns round of the sentence it rests on, by its words: one that points up or down and is not the
 * sentence's, numbers that come more often or in another order, or a comparison in which what was compared and what it
 * was compared with have changed places.
 */
export function turnedWords(text: string, sentence: string): string[] {
  const [told, known] = [pointers(text), pointers(sentence)]
  return [
    ...told.up.slice(known.up.length),
    ...told.down.slice(known.down.length),
    ...outOfOrder(numbersOf(text), numbersOf(sentence)),
    ...(hasChangedPlaces(text, sentence) ? ['the comparison'] : []),
  ]
}

/** Verbs that point as the words of `directionsOf` do. */
const UP = /\b(?:lengthen|prolong|accelerat|strengthen|expand|promot)(?:e?s|e?d|ing|e)?\b/gi
const DOWN = /\b(?:shorten|slow|weaken|suppress|inhibit|prevent|block|alleviat|reliev|eas)(?:e?s|e?d|ing|e)?\b/gi

function pointers(text: string): { up: string[]; down: string[] } {
  const { up, down } = directionsOf(text)
  return { up: [...up, ...(text.match(UP) ?? [])], down: [...down, ...(text.match(DOWN) ?? [])] }
}

/** The first number that does not follow in the sentence what it follows in the text; those of the title are let be. */
function outOfOrder(told: readonly string[], known: readonly string[]): string[] {
  let next = 0
  for (const number of told) {
    if (!known.includes(number)) continue
    const at = known.indexOf(number, next)
    if (at < 0) return [number]
    next = at + 1
  }
  return []
}

const AGAINST = /\b(?:than|versus|vs|(?:as )?compared (?:with|to)|in comparison (?:with|to)|relative to)\b\.?/i
/** Where the words end that name what something was compared with. */
const AFTER =
  /[,;:.()[\]]|\b(?:in|for|at|after|on|during|by|among|and|or|but|when|while|which|who|that|as|was|were|is|are|did|had|has)\b/i
const REACH = 80

function hasChangedPlaces(text: string, sentence: string): boolean {
  const [told, known] = [comparisonIn(text), comparisonIn(sentence)]
  if (!told || !known) return false
  let same = 0
  let turned = 0
  for (const word of told.against) {
    if (known.against.has(word)) same++
    else if (known.rest.has(word)) turned++
  }
  return turned > same
}

/** The content words of the first comparator of a sentence, and those of the rest. */
function comparisonIn(sentence: string): { against: Set<number>; rest: Set<number> } | null {
  const mark = AGAINST.exec(sentence)
  if (!mark) return null
  const start = mark.index + mark[0].length
  const near = sentence.slice(start, start + REACH)
  const length = AFTER.exec(near)?.index ?? near.length
  return {
    against: contentWords(near.slice(0, length)),
    rest: contentWords(`${sentence.slice(0, mark.index)} ${sentence.slice(start + length)}`),
  }
}
