import { greekName } from './greek-letters'
import { singular } from './singular'
import { americanSpelling } from './spelling'

/** A Greek letter by itself, as in TNF-α; a word of Greek stays one. */
const GREEK_LETTER = /(?<!\p{Script=Greek})[αβγδεζηθκλμπστφχψω](?!\p{Script=Greek})/gu
const POSSESSIVE = /['’‘ʼ`´′]s(?![\p{L}\p{N}])/giu

/**
 * The form in which names of concepts and a reader's words are compared: no accents, capitals or punctuation, words in
 * the singular and in American spelling, one space between. Its own key is itself; empty where there is nothing.
 */
export function conceptKey(text: string): string {
  return plainLetters(text.replace(POSSESSIVE, ''))
    .replace(/o-oe/g, 'ooe')
    .replace(GREEK_LETTER, (letter) => ` ${greekName(letter)} `)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map(plainWord)
    .join(' ')
}

/** More steps than any word takes. */
const MOST_STEPS = 8

/** The singular in American spelling. Each may bring the other about: only without its end is "generaliseds" in -ise. */
function plainWord(word: string): string {
  let plain = word
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = americanSpelling(singular(plain))
    if (next === plain) break
    plain = next
  }
  return plain
}

/** Small letters without marks; ligatures are two letters, as NFKD has all of them but these. */
function plainLetters(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/ß/g, 'ss')
}
