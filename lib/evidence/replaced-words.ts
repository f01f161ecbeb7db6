import type { Gap, Pairing, Token } from './alignment'
import { pointingsOf } from './claim-words'
import { isName } from './support'
import { foreignWords } from './told-words'
import type { TurnedClaim } from './turned-claims'

/** A number or unit that stands where the closest sentence has another. */
export function replacedWord({ gaps, said, known, kept }: Pairing): TurnedClaim | null {
  if (kept < 0.6) return null
  for (const gap of gaps) {
    if (!gap.isFirm) continue
    const number = only(gap, ({ isNumber }) => isNumber) ?? only(gap, isUnit)
    if (number && !has(known, number.words) && !has(said, number.instead))
      return { kind: 'replaced', words: number.words.text, instead: number.instead.text }
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

export type Names = { given: Set<string>; all: Set<string> }

const CUE = /^(?:versus|vs|than|received?|receiving|plus|oral|intravenous|daily|placebo)$/i
const CUE_WITH = /^(?:assigned|allocated|randomi[sz]ed|treated|compared|effects?|efficacy|safety|effectiveness|treatment|therapy|administration|dose|doses|use)$/i
const JOINT = /^(?:to|with|of|either|a|an|the)$/i

/** Words that name what was given: medicines by their endings, and what stands after "versus" or "assigned to". */
export function namesIn(tokens: readonly Token[]): Names {
  const given = new Set<string>()
  tokens.forEach((token, index) => {
    if (!token.isContent || token.isNumber || token.text.length < 4 || GENERAL.test(token.text)) return
    let before = index - 1
    let joints = 0
    while (joints < 2 && JOINT.test(tokens[before]?.text ?? '')) {
      before--
      joints++
    }
    const cue = tokens[before]?.text ?? ''
    if (isName(token.text) || CUE.test(cue) || (joints > 0 && CUE_WITH.test(cue))) given.add(token.key)
  })
  return { given, all: new Set(tokens.map(({ key }) => key)) }
}

const GENERAL =
  /^(?:treat\w*|therap\w*|drugs?|interven\w*|medic\w*|agents?|groups?|arms?|active|stud\w+|trials?|standard|combin\w*|alone|patients?|participants?|people|subjects?|women|men|children|adults?|those|other|both|control\w*|baseline|higher|lower|more|less|use|dose\w*|daily|oral|high|low|weeks?|months?|years?|days?)$/i

/** A name of something given where the closest sentence has another. */
export function replacedName({ gaps, said, known, kept }: Pairing, names: Names): TurnedClaim | null {
  if (kept < 0.6) return null
  for (const gap of gaps) {
    if (!gap.isTight) continue
    const words = gap.said.find((token) => isOther(token, known) && (names.given.has(token.key) || isForeign(token, names)))
    const instead = gap.known.find(
      (token) => isOther(token, said) && names.given.has(token.key) && !/\p{L}\p{Lu}/u.test(token.text),
    )
    if (words && instead) return { kind: 'name', words: words.text, instead: instead.text }
  }
  return null
}

/** A noun, as far as its ending tells, that the abstract does not have and that says nothing of a direction. */
const isForeign = (token: Token, { all }: Names) =>
  !all.has(token.key) &&
  token.text.length > 4 &&
  !/(?:ed|ing|ly)$|\p{L}\p{Lu}/u.test(token.text) &&
  pointingsOf(token).length === 0 &&
  foreignWords(token.text, '').length > 0
const isOther = (token: Token, others: readonly Token[]) =>
  token.isContent && !token.isNumber && !GENERAL.test(token.text) && !has(others, token)
