import { type FactSentence, spanIn } from './fact-text'
import { COUNT, countOf } from './numbers'
import { WHO } from './people'
import type { SampleSize } from './sample'

/** "256 patients were registered and 236 were randomly assigned": fewer were drawn than came. */
const DRAWN =
  /((?:\b(?:enrolled|registered|screened|recruited|eligible|consented|assessed|approached|invited|entered|inclusion criteria)\b[^.;]{0,60}?(?:\band|\bbut(?: only)?|,|of whom|of these|;|\bof which)|\bOf (?:these|those|them),?) )(\d{2,6})(?= (?:[a-z]{3,14} ){0,2}(?:\(\d{1,3}(?:\.\d)? ?%\) )?(?:(?:were|was) (?:randomi[sz]ed|randomly (?:assigned|allocated|divided))|participated in the (?:RCT|randomi[sz]ed|trial)|entered the (?:RCT|randomi[sz]ed|trial)))/i

/** "Of 139 patients enrolled, 66 |were randomised to tea and 73 to coffee". */
const REST_DRAWN =
  /^ (?:[a-z]{3,14} )?(?:were|was) (?:randomi[sz]ed|randomly (?:assigned|allocated)) to [^.;,\d]{2,60},? and (\d{1,6})(?= (?:[a-z]{3,14} ){0,2}to )/i

/** "Of 144 randomised patients, 5 …": those who were drawn, by what they are called. */
const CALLED_DRAWN = new RegExp(
  String.raw`\b(?:of|the|all|examined|included) ((\d{2,6}) randomi[sz]ed (?:[a-z]{3,14} ){0,2}${WHO})\b`,
  'i',
)
/** "Among 105 patients, 39 were enrolled": those who were taken in, of those who came. */
const TAKEN_OF =
  /\b(?:of|among|from) (?:the )?(\d{2,6}) [^.;,()]{3,70}, (?:and )?(\d{1,6})(?= (?:[a-z]{3,14} )?(?:were (?:enrolled|included|recruited)|met (?:the )?inclusion criteria|agreed to participate)\b| of (?:them|these|those|whom) (?:met|fulfilled|were (?:included|enrolled|eligible))\b)/i
/** "9385 of 15 818 women took part": so many of those who were asked. */
const OF_ASKED = new RegExp(
  String.raw`(?<![\d.,%] ?)(${COUNT}) (?:\(\d{1,3}(?:\.\d)? ?%\) )?(?:out )?of (?:the |all )?(${COUNT}) (?:[a-z]{3,14} ){0,3}${WHO}\b[^.;,()\d]{0,60}\b(?:took part|participated|were (?:included|enrolled|randomi[sz]ed|recruited)|agreed to participate|consented)\b`,
  'i',
)
/** Quick to look for; both stand in it. */
const NEXT_NUMBER = /, (?:and )?\d/
const TAKES_IN = /enrolled|included|recruited|criteria|participate|fulfilled|eligible/
/** "We randomized 55 and 52 subjects … to one and the other, respectively". */
const DRAWN_APART = new RegExp(
  String.raw`\b(?:randomi[sz]ed|which included|comprised|included) (\d{1,5}) and (\d{1,5}) (?:[a-z]{3,14} ){0,2}${WHO}\b[^.;]{0,90}\brespectively\b|\b(\d{1,5}) and (\d{1,5}) (?:${WHO} )?were randomi[sz]ed to [^.;]{3,90}\brespectively\b`,
  'i',
)

/** A number that may be the sample, how much speaks for it and how much its own sentence says against it. */
export type Candidate = SampleSize & { score: number; against?: number }

/** The score of a number that the text itself sets against those who only came. */
export const OUTRIGHT = 7

/** Numbers that a sentence itself calls those drawn. */
export function drawnIn(sentence: FactSentence): Candidate[] {
  const { text } = sentence
  const kind = 'randomised'
  const found: Candidate[] = []
  const drawn = DRAWN.exec(text)
  if (drawn?.[1] && drawn[2]) {
    const at = drawn.index + drawn[1].length
    const end = at + drawn[2].length
    const rest = REST_DRAWN.exec(text.slice(end))
    const value = Number(drawn[2]) + Number(rest?.[1] ?? 0)
    found.push({ value, kind, score: OUTRIGHT, span: spanIn(sentence, at, end + (rest?.[0].length ?? 0)) })
  }
  const called = CALLED_DRAWN.exec(text)
  if (called?.[1]) {
    const end = called.index + called[0].length
    found.push({ value: Number(called[2]), kind, score: 4.4, span: spanIn(sentence, end - called[1].length, end) })
  }
  const apart = DRAWN_APART.exec(text)
  if (apart) {
    const span = spanIn(sentence, apart.index, apart.index + apart[0].length)
    found.push({ value: Number(apart[1] ?? apart[3]) + Number(apart[2] ?? apart[4]), kind, score: 4.4, span })
  }
  return found
}

/** The number of those who were taken in of others, where a sentence gives both. */
export function takenOf(sentence: FactSentence): Candidate[] {
  const { text } = sentence
  const asked =
    text.includes(' of ') && /took part|participated|were |agreed|consented/.test(text) ? OF_ASKED.exec(text) : null
  const [some, all] = [countOf(asked?.[1]?.toLowerCase() ?? ''), countOf(asked?.[2]?.toLowerCase() ?? '')]
  if (asked?.[1] && some && all && some < all) {
    const span = spanIn(sentence, asked.index, asked.index + asked[1].length)
    return [{ value: some, kind: 'included', score: 4.4, span }]
  }
  const taken = NEXT_NUMBER.test(text) && TAKES_IN.test(text) ? TAKEN_OF.exec(text) : null
  if (!taken?.[2] || Number(taken[2]) >= Number(taken[1])) return []
  const end = taken.index + taken[0].length
  return [{ value: Number(taken[2]), kind: 'included', score: 4.4, span: spanIn(sentence, end - taken[2].length, end) }]
}
