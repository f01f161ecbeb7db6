const NUMBER = '(?:\\d{1,3}(?:\\.\\d)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)'
const UNIT = '(?:minutes?|min|hours?|hrs?|h|days?|weeks?|wks?|months?|years?)'
const SINCE =
  '(?:follow-?up|post-?operatively|of (?:treatment|therapy|follow-?up|age)|(?:after|from|following) (?:surgery|operation|treatment|randomi[sz]ation|delivery|birth|discharge|injection|admission|the operation))'
/** When something was measured: "at 12 weeks", "within the first 24 h", "on day 3". */
const TIME = new RegExp(
  String.raw`\b((?:at|after|within|by|over|during|on)(?: the)?(?: end of)?(?: the)?(?: first| last)? (?:${NUMBER} ?${UNIT}(?: ${SINCE})?|${NUMBER}-${UNIT}(?: final)? follow-?up|(?:day|week|month|year) ${NUMBER}(?: ${SINCE})?))(?![\w-]| (?:to|and|or|of age|old)\b)`,
  'gi',
)
/** More than one time, or one that belongs to something else. */
const MANY =
  /\b(?:and|or|to|,) (?:at )?(?:\d{1,3} ?)?(?:hours?|h|days?|weeks?|months?|years?)\b|\b\d{1,3}(?:, \d{1,3})* (?:and|or|to) \d{1,3} ?(?:hours?|h|days?|weeks?|months?|years?)\b|\bbaseline\b/i

const timesIn = (words: string): string[] => [...words.matchAll(TIME)].map(([, time = '']) => time)

/**
 * The time that numbers are of: the only one of their clause, or the one that a sentence begins with and that is its only
 * one. `said` is the clause with what stands behind its numbers; absent where two times are named.
 */
export function timeOf(said: string, sentence: string, outcome: string): string | undefined {
  if (/\d[- ]?(?:h|hour|day|week|month|year)|\b(?:day|week|month|year) \d/i.test(outcome)) return undefined
  const own = timesIn(said)
  const all = own.length > 0 ? own : timesIn(sentence)
  const [time, more] = new Set(all)
  if (!time || more !== undefined || MANY.test(own.length > 0 ? said : sentence)) return undefined
  if (own.length === 0 && !sentence.startsWith(time)) return undefined
  return time.charAt(0).toLowerCase() + time.slice(1)
}
