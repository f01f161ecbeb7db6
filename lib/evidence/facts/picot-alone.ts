import type { FactSentence } from './fact-text'

/** "aphasia", of "people with aphasia": what they have, and nothing that was tried. */
export const isTheirs = (tried: string, who: string) =>
  tried !== '' && who.toLowerCase().endsWith(` with ${tried.toLowerCase()}`)

/** "Tea and coffee", where each is set against the other: two interventions, and no one. */
export function areCompared(tried: string, sentences: readonly FactSentence[]): boolean {
  const names = /^([\w-]+(?: [\w-]+)?) and ([\w-]+(?: [\w-]+)?)$/.exec(tried.toLowerCase())
  if (!names) return false
  const between = String.raw`[^.;]{0,40}\b(?:or|vs|versus|compared (?:with|to)|than|relative to)\b[^.;]{0,40}`
  const [one, other] = [escaped(names[1] as string), escaped(names[2] as string)]
  const against = new RegExp(`${one}${between}${other}|${other}${between}${one}`, 'i')
  return sentences.some(({ text }) => against.test(text))
}

const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
