import { isBalanced } from '../sentences'
import { type FactSentence, type FactSpan, spanIn } from './fact-text'
import { COUNT, countOf } from './numbers'

export type FollowUp = { value: number; unit: 'day' | 'week' | 'month' | 'year'; span: FactSpan }

const TIME = String.raw`(${COUNT}|\d{1,4}[.·]\d{1,2})[- ]?(days?|weeks?|wks?|months?|mos?|years?|yrs?)\b`
const FOLLOWED = [
  new RegExp(
    String.raw`\b(?:(?:median|mean|average|total|overall|maximum)\s)?follow(?:ed)?[- ]?up\b(?! visit)[^.;\d]{0,40}?(?<![\d.–-])\b${TIME}`,
    'i',
  ),
  new RegExp(String.raw`\bfollowed\b[^.;\d]{0,30}?\bfor\b[^.;\d]{0,30}?\b${TIME}`, 'i'),
  new RegExp(String.raw`\b${TIME} (?:of )?follow[- ]?up\b`, 'i'),
]

/** How long people were followed, where the text says it in so many words; the longest where it says several. */
export function followUpIn(sentences: readonly FactSentence[]): FollowUp | null {
  let longest: FollowUp | null = null
  for (const sentence of sentences) {
    if (sentence.isBackground || !/follow/i.test(sentence.text) || /\blost to follow/i.test(sentence.text)) continue
    for (const words of FOLLOWED) {
      const match = words.exec(sentence.text)
      if (!match?.[1] || !match[2] || isRest(sentence.text, match)) continue
      const value = /[.·]/.test(match[1]) ? Number(match[1].replace('·', '.')) : countOf(match[1])
      if (!value || AT_MOST.test(sentence.text.slice(match.index + match[0].length))) continue
      const followUp: FollowUp = {
        value,
        unit: unitOf(match[2]),
        span: spanIn(sentence, match.index, endOf(sentence.text, match)),
      }
      if (!longest || daysOf(followUp) > daysOf(longest)) longest = followUp
    }
  }
  return longest
}

/** "6 years |or less": how long at most. */
const AT_MOST = /^,? (?:or (?:less|more|longer)|at (?:most|least))\b/i

/** "6 years and 8 months of follow-up": one number of two. */
function isRest(text: string, match: RegExpExecArray): boolean {
  const at = match.index + match[0].lastIndexOf(match[1] as string)
  return /\b(?:years?|months?|weeks?)(?: and|,) $/i.test(text.slice(0, at))
}

/** Up to the bracket that was opened within it: "follow-up (mean 42 months)". */
function endOf(text: string, match: RegExpExecArray): number {
  const end = match.index + match[0].length
  if (isBalanced(match[0], '(', ')')) return end
  const closing = /^[^()]{0,40}\)/.exec(text.slice(end))
  return end + (closing?.[0].length ?? 0)
}

const DAYS = { day: 1, week: 7, month: 30, year: 365 }
const daysOf = ({ value, unit }: FollowUp) => value * DAYS[unit]

function unitOf(word: string): FollowUp['unit'] {
  if (/^d/i.test(word)) return 'day'
  if (/^w/i.test(word)) return 'week'
  return /^m/i.test(word) ? 'month' : 'year'
}
