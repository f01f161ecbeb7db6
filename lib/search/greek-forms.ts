import { foldText } from './fold-text'

/** Letters that names of substances end with; the names of others are ends of common words ("biota"). */
const NAMED = 'alpha|beta|gamma|delta|epsilon|kappa|lambda|omega|sigma'
/** "il-1beta", "tnf-alpha", "abeta42": a name, the letter written out, and a number. */
const ENDS_IN_LETTER = new RegExp(`^(.*[\\p{L}\\p{N}])[- ]*(${NAMED})[- ]*(\\d*)$`, 'u')

/**
 * How a word with a Greek letter in it is written elsewhere, in lower case: the letter apart, as a folded text has it, or
 * written out as part of the word. Empty for other words.
 */
export function greekForms(word: string): string[] {
  const spelled = foldText(word.toLowerCase()).replace(/ +/g, ' ').trim()
  const [, name, letter, number] = ENDS_IN_LETTER.exec(spelled) ?? []
  if (!name || !letter) return []
  const typed = word.toLowerCase()
  return [[name, letter, number].filter(Boolean).join(' '), `${name}${letter}${number}`].filter(
    (form) => form !== typed,
  )
}
