import { type Gap, LEAST_KEPT, type Pairing, type Token } from './alignment'
import { pointingsOf } from './claim-words'
import { isName } from './support'
import { foreignWords } from './told-words'
import type { TurnedClaim } from './turned-claims'

/** A number or unit that stands where the closest sentence has another. */
export function replacedWord({ gaps, said, known, kept }: Pairing): TurnedClaim | null {
  if (kept < LEAST_KEPT) return null
  for (const gap of gaps) {
    if (!gap.isFirm) continue
    const number = only(gap, ({ isNumber }) => isNumber)
    const other = number ?? only(gap, isUnit)
    if (other && !has(known, other.words) && !has(said, other.instead))
      return { kind: number ? 'number' : 'unit', words: other.words.text, instead: other.instead.text }
  }
  return null
}

const UNIT = /^(?:mg|g|kg|ml|l|µg|μg|mcg|(?:second|minute|hour|day|week|month|year)s?|min|h|mm|cm|%|percent)$/i
const isUnit = ({ text }: Token) => UNIT.test(text)
const has = (tokens: readonly Token[], token: Token) => tokens.some(({ key }) => key === token.key)

/** The one token of a kind on either side. */
function only(gap: Gap, is: (token: Token) => boolean): { words: Token; instead: Token } | null {
  const [said, known] = [gap.said.filter(is), gap.known.filter(is)]
  return said.length === 1 && known.length === 1 ? { words: said[0] as Token, instead: known[0] as Token } : null
}

/** What a source speaks of: words that name what was given, and in how many sentences each word stands. */
export type Vocabulary = { given: Set<string>; counts: Map<string, number> }

const CUE = /^(?:versus|vs|than|received?|receiving|plus|oral|intravenous|daily|placebo)$/i
const CUE_WITH =
  /^(?:assigned|allocated|randomi[sz]ed|treated|compared|effects?|efficacy|safety|effectiveness|treatment|therapy|administration|dose|doses|use)$/i
/** "lunamab group", "lunamab 5 mg". */
const FOLLOWS = /^(?:groups?|arms?|monotherapy|alone|plus|mg|mcg|[µμ]g)$/i
const JOINT = /^(?:to|with|of|either|a|an|the)$/i

/** Medicines are known by their endings, other names by what stands before them: "versus", "assigned to". */
export function vocabularyOf(sentences: readonly (readonly Token[])[]): Vocabulary {
  const given = new Set<string>()
  const counts = new Map<string, number>()
  for (const tokens of sentences) {
    for (const key of new Set(tokens.map(({ key }) => key))) counts.set(key, (counts.get(key) ?? 0) + 1)
    tokens.forEach((token, index) => {
      const after = tokens.slice(index + 1).find(({ isNumber }) => !isNumber)
      if (isNamed(token, tokens.slice(Math.max(0, index - 3), index), after)) given.add(token.key)
    })
  }
  return { given, counts }
}

/** "AQ", "PwMS". */
const isShortForm = ({ text }: Token) => /\p{L}\p{Lu}/u.test(text)

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

const GENERAL =
  /^(?:treat\w*|therap\w*|drugs?|interven\w*|medic\w*|agents?|groups?|arms?|active|stud\w+|trials?|standard|combin\w*|alone|patients?|participants?|people|subjects?|women|men|children|adults?|those|other|both|control\w*|baseline|higher|lower|more|less|use|dose\w*|daily|oral|high|low|weeks?|months?|years?|days?)$/i

/** A name of something given where the closest sentence has another. */
export function replacedName({ gaps, said, known, kept }: Pairing, vocabulary: Vocabulary): TurnedClaim | null {
  if (kept < LEAST_KEPT) return null
  for (const gap of gaps) {
    if (!gap.isTight) continue
    const instead = gap.known.find((token) => isOther(token, said) && vocabulary.given.has(token.key))
    if (!instead) continue
    const isReplaced = (token: Token) =>
      vocabulary.given.has(token.key) || (isForeign(token, vocabulary) && !isShortForm(instead))
    const words = gap.said.find((token) => isOther(token, known) && isReplaced(token))
    if (words) return { kind: 'name', words: words.text, instead: instead.text }
  }
  return null
}

/** A noun, as far as its ending tells, that the abstract does not have and that says nothing of a direction. */
const isForeign = (token: Token, { counts }: Vocabulary) =>
  !counts.has(token.key) &&
  token.text.length > 4 &&
  !/(?:ed|ing|ly)$/.test(token.text) &&
  !isShortForm(token) &&
  pointingsOf(token).length === 0 &&
  foreignWords(token.text, '').length > 0
const isOther = (token: Token, others: readonly Token[]) =>
  token.isContent && !token.isNumber && !GENERAL.test(token.text) && !has(others, token)
