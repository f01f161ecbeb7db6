import type { FactSentence } from './fact-text'
import { type Counted, N_IS, numberOf, wholeOf } from './people'
import type { Told } from './sample-doubt'

/** Fewer are cases that are told of by the way. */
const FEW = 4

/** What counts others beside the number: "15 received X, 12 received Y", "…; 143 other women". */
const OTHERS_BESIDE =
  /(?:\band|,|;) (?:the )?(?:\d{1,6}|other|another|remaining) (?:[a-z-]{2,14} )?(?:used|received|had|were|got|underwent|completed|who|women|men|patients|controls?|to|in|on|placebo)\b/i
/** "Ninety-two male and 113 female undergraduates": the first number counts them as well. */
const LIST_BEFORE =
  /(?:\d|ty|teen|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)) [^.;()]{1,40}(?:,|\band|\bor) $/i
/** Before a number of some of those who took part, of others, or of nobody in particular. */
const NOT_ALL =
  /\b(?:data|results?|samples?|measurements?)\b[^.;]{0,60}\b(?:available|obtained|complete)[^.;]{0,30}$|\b(?:independent|validation|replication|external|sub-?groups?|subset|sub-?samples?)\b[^.;]{0,30}$|^of $|\b(?:over|about|approximately|more than|nearly|almost|around) $|simulat|\bmodel\b|\banalys[ei]s (?:of|included|on|in) $|\b(?:trials|studies|cohorts) (?:[a-z]{2,12} ){0,3}[([]?$/i
/** After it: one group, or so many each. */
const OF_A_GROUP =
  /^[^.;]{0,80}\b(?:each|per)\b (?:[a-z]{3,12} ){0,2}(?:groups?|arms?)\b|^[^.;]{0,120}\b(?:comprised|formed|constituted|served as|made up) (?:the|an?) [^.;]{0,40}\b(?:group|arm)\b/i
/** After it: of all who are, not of a sample. */
const OF_ALL = /^[^.;]{0,80}\b(?:born|every year|each year|annually|per year|die|worldwide)\b/i

/** A number of people that no word of its sentence calls a part, with its sentence. */
export type Unmarked = { sentence: FactSentence; counted: Counted }

/**
 * The one number of people that nothing calls a part, where an abstract tells no greater one of people or of groups
 * together; null where there are several.
 */
export function onlyOneTold(
  told: readonly Told[],
  isMarked: (sentence: FactSentence, counted: Counted) => boolean,
): Unmarked | null {
  let greatest = 0
  for (const { sentence, counted } of told) {
    for (const { value } of counted) greatest = Math.max(greatest, value)
    if (sentence.hasDigit && sentence.text.includes('='))
      greatest = Math.max(greatest, sumOf([...sentence.text.matchAll(N_IS)].map(([, count]) => numberOf(count))))
  }
  const only = firstUnmarked(told, isMarked, (value) => value === greatest)
  if (!only || greatest < FEW || isOfSome(only)) return null
  return firstUnmarked(told, isMarked, (value) => value !== greatest && value >= FEW) ? null : only
}

function firstUnmarked(
  told: readonly Told[],
  isMarked: (sentence: FactSentence, counted: Counted) => boolean,
  isAsked: (value: number) => boolean,
): Unmarked | null {
  for (const { sentence, counted } of told)
    for (const one of counted) if (isAsked(one.value) && !isMarked(sentence, one)) return { sentence, counted: one }
  return null
}

function isOfSome({ sentence, counted }: Unmarked): boolean {
  const before = sentence.text.slice(Math.max(0, counted.at - 120), counted.at)
  const after = sentence.text.slice(counted.at + counted.words.length, counted.at + 240)
  return (
    LIST_BEFORE.test(before) ||
    NOT_ALL.test(before) ||
    [OTHERS_BESIDE, OF_A_GROUP, OF_ALL].some((words) => words.test(after))
  )
}

const sumOf = (numbers: readonly number[]) => wholeOf(numbers) ?? numbers.reduce((all, number) => all + number, 0)
