import { anyOf } from '../any-of'
import { planIn, tellsResult } from '../planned'
import { type FoundWords, foundAt, type Studied } from './study-text'
import type { Finding } from './trial-itself'

const PLANNED = anyOf(
  /\bwill (?:then |also |all |each )?be (?:\w{1,20} )?(?:randomi[sz]ed|randomly|recruited|enrolled|enroled|allocated|assigned|invited|included|assessed|measured|conducted|compared|evaluated)\b/,
  /\bwe will (?:\w{1,20} )?(?:recruit|enrol|randomi[sz]e|conduct|include|search|compare|evaluate|assess)/,
)
const REPORTED = /^(?:results?|findings?|main results?)\b/i

/** A study that is only planned: what will be done, and no results. */
export function protocolIn({ parts }: Studied, label: Finding | null): Finding | null {
  if (parts.some((part) => REPORTED.test(part.label))) return null
  // "Methods/Design", and neither results nor conclusions, is how journals head a protocol.
  const isHeadedSo =
    label?.words[0]?.where === 'label' &&
    /^methods? ?\/ ?design$/i.test(label.words[0].text) &&
    !parts.some((part) => /conclu|result|finding/i.test(part.label))
  if (isHeadedSo) return label
  for (const part of parts) {
    if (part.section === null || !part.lower.includes('will ')) continue
    const match = PLANNED.exec(part.text)
    if (!match) continue
    if (label) return { design: 'protocol', words: [...label.words, foundAt(part, match)] }
    const isLast = part.section === parts.length - 2 && match.index > part.text.length * 0.8
    if (/randomi|recruit|enrol|allocat/i.test(match[0]) && !isLast)
      return { design: 'protocol', words: [foundAt(part, match)] }
  }
  return null
}

/** Sentences that tell a plan, in an abstract that tells more plans than results. */
const LEAST_PLANNED = 2

/** A study that says of itself, again and again, what will be done, whatever design it will have. */
export function plannedIn({ parts }: Studied, finding: Finding | null): Finding | null {
  if (parts.some((part) => REPORTED.test(part.label))) return null
  if (!finding && !parts.some(({ lower }) => /\btrial|random|participants|patients|recruit|enrol/.test(lower)))
    return null
  let [planned, results] = [0, 0]
  let first: FoundWords | null = null
  for (const part of parts) {
    if (part.section === null) continue
    for (const sentence of part.text.matchAll(/[^.!?]+(?:[.!?](?!\s|$)[^.!?]*)*/g)) {
      if (tellsResult(sentence[0])) results++
      const match = planIn(sentence[0])
      if (!match) continue
      planned++
      const start = sentence.index + match.start
      first ??= { where: 'abstract', section: part.section, start, end: sentence.index + match.end }
    }
  }
  if (!first || planned < LEAST_PLANNED || planned <= 2 * results) return null
  return { design: 'protocol', words: [first, ...(finding?.words ?? [])] }
}
