import { isName } from '../support'
import type { Token } from './alignment'

/** What a source speaks of: words that name what was given, and in how many sentences each word stands. */
export type Vocabulary = { given: Set<string>; counts: Map<string, number> }

const CUE = /^(?:versus|vs|than|received?|receiving|plus|oral|intravenous|daily|placebo)$/i
const CUE_WITH =
  /^(?:assigned|allocated|randomi[sz]ed|treated|compared|effects?|efficacy|safety|effectiveness|treatment|therapy|administration|dose|doses|use)$/i
/** "lunamab group", "lunamab 5 mg". */
const FOLLOWS = /^(?:groups?|arms?|monotherapy|alone|plus|mg|mcg|[µμ]g)$/i
const JOINT = /^(?:to|with|of|either|a|an|the)$/i

/**
 * Medicines are known by their endings, other names by what stands beside them: "versus", "assigned to", "group". What the
 * title names was given to all, or all had it, and counts as often as a word of every sentence.
 */
export function vocabularyOf(sentences: readonly (readonly Token[])[], title: readonly Token[]): Vocabulary {
  const given = new Set<string>()
  const counts = new Map<string, number>()
  for (const tokens of [...sentences, title]) {
    const times = tokens === title ? sentences.length + 1 : 1
    for (const key of new Set(tokens.map(({ key }) => key))) counts.set(key, (counts.get(key) ?? 0) + times)
    tokens.forEach((token, index) => {
      const after = tokens.slice(index + 1, index + 4).find(({ isNumber }) => !isNumber)
      if (isNamed(token, tokens.slice(Math.max(0, index - 3), index), after)) given.add(token.key)
    })
  }
  return { given, counts }
}

/** "AQ", "PwMS". */
export const isShortForm = ({ text }: Token) => /\p{L}\p{Lu}/u.test(text)

function isNamed(token: Token, before: readonly Token[], after: Token | undefined): boolean {
  if (
    !token.isContent ||
    token.isNumber ||
    token.text.length < (isShortForm(token) ? 2 : 4) ||
    GENERAL.test(token.text)
  )
    return false
  if (isName(token.text) || FOLLOWS.test(after?.text ?? '')) return true
  const cue = before.findLast(({ text }) => !JOINT.test(text))?.text ?? ''
  return CUE.test(cue) || (cue !== before.at(-1)?.text && CUE_WITH.test(cue))
}

/** Words of treatments and of people that name none. */
export const GENERAL =
  /^(?:treat\w*|therap\w*|drugs?|interven\w*|medic\w*|agents?|groups?|arms?|active|stud\w+|trials?|standard|combin\w*|alone|patients?|participants?|people|subjects?|women|men|children|adults?|those|other|both|control\w*|baseline|higher|lower|more|less|use|dose\w*|daily|oral|high|low|weeks?|months?|years?|days?)$/i
