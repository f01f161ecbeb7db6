const NUMBER = '(?:\\d{1,3}(?:\\.\\d)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)'
const UNIT = '(?:minutes?|min|hours?|hrs?|h|days?|weeks?|wks?|months?|years?)'
const SINCE =
  '(?:follow-?up|post-?operatively|of (?:treatment|therapy|follow-?up|age)|(?:after|from|following) (?:surgery|operation|treatment|randomi[sz]ation|delivery|birth|discharge|injection|admission|the operation))'
/** When something was measured, and not by how much it differed: "at 12 weeks", "within the first 24 h", "on day 3". */
const TIME = new RegExp(
  String.raw`\b((?:at|after|within|over|during|on)(?: the)?(?: end of)?(?: the)?(?: first| last)? (?:${NUMBER} ?${UNIT}(?: ${SINCE})?|${NUMBER}-${UNIT}(?: final)? follow-?up|(?:day|week|month|year) ${NUMBER}(?: ${SINCE})?))(?![\w-]| (?:to|and|or|of age|old)\b)`,
  'gi',
)
/** More than one time, or one that belongs to something else. */
const MANY =
  /\b(?:and|or|to|,) (?:at )?(?:\d{1,3} ?)?(?:hours?|h|days?|weeks?|months?|years?)\b|\b\d{1,3}(?:, \d{1,3})* (?:and|or|to) \d{1,3} ?(?:hours?|h|days?|weeks?|months?|years?)\b|\bbaseline\b/i

const timesIn = (words: string): string[] => [...words.matchAll(TIME)].map(([, time = '']) => time)

/** Behind numbers, as far as it is said of them: no further than their clause, and not into the next sentence. */
const BEHIND =
  /^(?:(?! (?:and|but|while|whereas) | (?:At|After|By|Within|Over|During|On)\b)(?:[^;,.\ue200-\ue3ff]|\.(?=\d)))*/
/** "who had improved after 1 month |remained so": of whom, and not when. */
const OF_WHOM = /^ (?:remained|were|was|had|maintained|continued|still|relapsed|received|did)\b/

type Around = { ahead: string; inside: string; behind: string }

/**
 * The time that numbers are of: the only one of their clause, or the one that a sentence begins with and that is its only
 * one. Absent where two are named, and where one stands between two numbers: the other may be of another time.
 */
export function timeOf({ ahead, inside, behind }: Around, sentence: string, outcome: string): string | undefined {
  if (/\d[- ]?(?:h|hour|day|week|month|year)|\b(?:day|week|month|year) \d/i.test(outcome)) return undefined
  const tail = BEHIND.exec(behind)?.[0] ?? ''
  const said = `${ahead.replace(/^[\s),;\]]*(?:and|but|while|whereas) /, '')} ${inside} ${tail}`
  const own = timesIn(said)
  const all = own.length > 0 ? own : timesIn(sentence)
  const [time, more] = new Set(all)
  if (!time || more !== undefined || MANY.test(own.length > 0 ? said : sentence)) return undefined
  if (own.length === 0 ? !sentence.startsWith(time) : timesIn(inside).length > 0) return undefined
  const after = behind.indexOf(time)
  if (
    after >= 0 &&
    (OF_WHOM.test(behind.slice(after + time.length)) || timesIn(behind.slice(0, after + 90)).length > 1)
  )
    return undefined
  return time.charAt(0).toLowerCase() + time.slice(1)
}
