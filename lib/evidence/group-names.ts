import type { Edit, Origin } from './edits'
import type { Reading } from './reading'
import type { Span } from './sentences'

/** What a group is named by a letter for, and where the study says so. */
export type GroupNames = Map<string, { name: string; from: Origin }>

const LETTER = '(?:[A-Z]{1,2}|I{1,3}|IV|[1-5])'
/** "Group B", "groups A and B", "arm 2": a name that means nothing to a reader of one sentence. */
const NAMED = new RegExp(`\\b([Tt]he )?([Gg]roup|[Aa]rm) (${LETTER})\\b(?![/-]\\p{L})`, 'gu')
const ANY = new RegExp(
  `\\b(?:[Gg]roups?|[Aa]rms?)[ -](?:${LETTER})\\b(?!['’\\p{Ll}])|\\b(?:${LETTER}) (?:groups?|arms?)\\b`,
  'u',
)
/** "Treatment B", "regimens I and II", "sequences 1 and 2": numbers alone may count what follows, letters do not. */
const ANY_OTHER =
  /\b(?:[Tt]reatment|[Rr]egimen|[Ss]chedule|[Cc]ohort|[Ss]equence|[Dd]rug|[Ff]ormulation|[Cc]ondition|[Pp]rotocol|[Tt]herapy|[Ss]trategy|[Pp]roduct|[Pp]reparation|[Ss]olution|[Tt]echnique|[Mm]ethod|[Dd]iet|[Dd]evice)s? (?:[A-H]|I{1,3}|IV)\b(?!['’\p{Ll}-])|\b(?:[Tt]reatments|[Rr]egimens|[Ss]equences|[Cc]onditions|[Pp]rotocols|[Cc]ohorts) [1-5] (?:and|or|versus|vs\.?) [1-5]\b/u

/** "Group A received ramosetron", "group A: ramosetron", "group B was given 40 mg of esomeprazole". */
const RECEIVED = new RegExp(
  `\\b[Gg]roup (${LETTER})(?: ?\\([^()]{1,30}\\))?(?: ?[:=] ?| (?:patients |children |women |subjects )?(?:(?:was|were) (?:given|treated with|administered|assigned to|infused with|injected with)|received|underwent|took|used) )(?:an? |the )?([\\p{L}\\d][^.;:,()]{2,60})`,
  'gu',
)
/** "To receive either lignocaine (group A) or tramadol 50 mg (group B, n = 20)": the letter comes after the name. */
const NAMED_BEFORE = new RegExp(`\\((?:[Gg]roup|[Aa]rm) (${LETTER})(?:[,;:] ?[Nn] ?= ?\\d+)?\\)`, 'gu')
/** What a name that a bracket follows begins after, the last of them. */
const BEGINS = /.*\b(?:either|or|receiv(?:e|ed|ing)|given|got|versus|vs\.?) (?:an? |the )?/su
const JOINS = /\b(?:and|with|plus|followed|combined|alone|then|in|for|at|after|before|by|of)\b|[,;:()]/
const REACH = 80

/** Where a name within the words after that ends. */
const ENDS =
  /\s(?:and (?:group|the)|while|whereas|in (?:group|the)|before|after|during|for|at|on|once|twice|daily|every|with (?:group|the)|as|by|via|through|until|to|or|from|within|over|was|were|which|who|plus placebo|\d|alone|only|immediately|intravenously|orally|intramuscularly|mg|per|[nN] ?=).*$/u
const MOST_WORDS = 5

/** What the groups of a study stand for, where its methods or results say it in so many plain words. */
export function groupNamesOf({ texts, sentences }: Pick<Reading, 'texts' | 'sentences'>): GroupNames {
  const names: GroupNames = new Map()
  texts.forEach((text, index) => {
    if (!/group|\(arm/i.test(text)) return
    for (const [letter, { start, end }] of namedBefore(text.slice(0, 1_000))) {
      if (names.has(letter)) continue
      const { section, start: from } = sentences[index] ?? { section: 0, start: 0 }
      const name = small(text.slice(start, end))
      names.set(letter, { name, from: { place: 'abstract', section, start: from + start, end: from + end } })
    }
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

/** The names before bracketed letters; of two groups that one is named of, both are, or neither is certain. */
function namedBefore(text: string): [letter: string, name: Span][] {
  const brackets = [...text.matchAll(NAMED_BEFORE)]
  const found = brackets.flatMap((match): [string, Span][] => {
    const before = text.slice(Math.max(0, match.index - REACH), match.index).trimEnd()
    const lead = BEGINS.exec(before)?.[0]
    if (lead === undefined) return []
    const name = before.slice(lead.length).replace(/ (?:\d|mg\b).*$/u, '')
    const start = Math.max(0, match.index - REACH) + lead.length
    const isName =
      /^\p{L}[\p{L}\d -]{2,}$/u.test(name) && name.split(' ').length <= 3 && !JOINS.test(name) && isThing(name)
    return isName && !JOINS.test(before.slice(lead.length))
      ? [[match[1] as string, { start, end: start + name.length }]]
      : []
  })
  return found.length === brackets.length ? found : []
}

/** A name and no sentence: no verb, and no pointing at another group. */
const isThing = (name: string) =>
  !/^(?:receiv|undergo|tak|us|get|be|hav|to)\w*\b|\b(?:group|arm|received|was|were|had|did|same|similar|patients?|children|women|showed|no|not|without|only|and|nothing|less|more|higher|lower|mean|significant\w*)\b/i.test(
    name,
  )

const small = (name: string) =>
  /^\p{Lu}\p{Ll}+(?: |$)/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name

/** Whether a text names groups by letters or numbers. */
export const hasLetters = (text: string): boolean => ANY.test(text) || ANY_OTHER.test(text)

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
