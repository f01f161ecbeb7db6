import type { Edit, Origin } from './edits'
import type { Reading } from './reading'

/** What a group is named by a letter for, and where the study says so. */
export type GroupNames = Map<string, { name: string; from: Origin }>

const LETTER = '(?:[A-Z]{1,2}|I{1,3}|IV|[1-5])'
/** "Group B", "groups A and B", "arm 2": a name that means nothing to a reader of one sentence. */
const NAMED = new RegExp(`\\b([Tt]he )?([Gg]roup|[Aa]rm) (${LETTER})\\b(?![/-]\\p{L})`, 'gu')
const ANY = new RegExp(
  `\\b(?:[Gg]roups?|[Aa]rms?)[ -](?:${LETTER})\\b(?!['’\\p{Ll}])|\\b(?:${LETTER}) (?:groups?|arms?)\\b`,
  'u',
)

/** "Group A received ramosetron", "group A: ramosetron", "group B was given 40 mg of esomeprazole". */
const RECEIVED = new RegExp(
  `\\b[Gg]roup (${LETTER})(?: ?\\([^()]{1,30}\\))?(?: ?[:=] ?| (?:patients |children |women |subjects )?(?:(?:was|were) (?:given|treated with|administered|assigned to|infused with|injected with)|received|underwent|took|used) )(?:an? |the )?([\\p{L}\\d][^.;:,()]{2,60})`,
  'gu',
)
/** Where a name within the words after that ends. */
const ENDS =
  /\s(?:and (?:group|the)|while|whereas|in (?:group|the)|before|after|during|for|at|on|once|twice|daily|every|with (?:group|the)|as|by|via|through|until|to|or|from|within|over|was|were|which|who|plus placebo|\d|alone|only|immediately|intravenously|orally|intramuscularly|mg|per|[nN] ?=).*$/u
const MOST_WORDS = 5

/** What the groups of a study stand for, where its methods or results say it in so many plain words. */
export function groupNamesOf({ texts, sentences }: Pick<Reading, 'texts' | 'sentences'>): GroupNames {
  const names: GroupNames = new Map()
  texts.forEach((text, index) => {
    if (!/group/i.test(text)) return
    for (const match of text.slice(0, 1_000).matchAll(RECEIVED)) {
      const [whole, letter = '', words = ''] = match
      const name = words.replace(ENDS, '').trim()
      if (names.has(letter) || name.split(' ').length > MOST_WORDS || !/^\p{L}/u.test(name) || !isThing(name)) continue
      const start = (sentences[index]?.start ?? 0) + match.index + whole.length - words.length
      const section = sentences[index]?.section ?? 0
      names.set(letter, { name: small(name), from: { place: 'abstract', section, start, end: start + name.length } })
    }
  })
  return names
}

/** A name and no sentence: no verb, and no pointing at another group. */
const isThing = (name: string) =>
  !/^(?:receiv|undergo|tak|us|get|be|hav|to)\w*\b|\b(?:group|arm|received|was|were|had|did|same|similar|patients?|children|women|showed|no|not|without|only|and|nothing|less|more|higher|lower|mean|significant\w*)\b/i.test(
    name,
  )

const small = (name: string) =>
  /^\p{Lu}\p{Ll}+(?: |$)/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name

/** Whether a text names groups by letters or numbers. */
export const hasLetters = (text: string): boolean => ANY.test(text)

/** The groups of a sentence by what they stand for. */
export function groupEdits(sentence: string, names: GroupNames, from: number): Edit[] {
  if (names.size === 0 || !ANY.test(sentence)) return []
  return [...sentence.matchAll(NAMED)].flatMap((match): Edit[] => {
    const known = names.get(match[3] as string)
    if (!known || match.index < from) return []
    const article = match.index === 0 || match.index === from ? 'The' : 'the'
    const put = `${article} ${known.name} ${(match[2] as string).toLowerCase()}`
    return [{ start: match.index, end: match.index + match[0].length, put, why: 'named', from: known.from }]
  })
}
