import { splitSentences } from '../sentences'
import { type Token, tokensOf } from './alignment'
import { type Pointing, pointingsOf } from './claim-words'

const SENTENCES = 100
const LONGEST = 1_000
/** How near a word stands to what it says goes up or down. */
const REACH = 2
/** Words that go up and down in every abstract. */
const GENERAL =
  /^(?:patient|group|compar|treatm|signif|after|rate|risk|score|mean|level|among|those|effect|study|associ|incide|interv|partic|contro|week|month|days|year|outcom|baseli|clinic|result|placeb|time|change|differ|number)/

/**
 * Whether a text says of something that it goes up, where the source says of the same that it goes down: whether both
 * have one word near those that point.
 */
export function pointsAtTheSame(text: string, source: string): boolean {
  const known = objectsOf(source)
  return objectsOf(text).some(({ scale, isUp, keys }) =>
    known.some((other) => other.scale === scale && other.isUp !== isUp && other.keys.some((key) => keys.includes(key))),
  )
}

function objectsOf(text: string): (Pointing & { keys: string[] })[] {
  return splitSentences(text, SENTENCES).flatMap(({ start, end }) => {
    const tokens = tokensOf(text.slice(start, Math.min(end, start + LONGEST)))
    return tokens.flatMap((token, index) =>
      pointingsOf(token).map((pointing) => ({
        ...pointing,
        keys: tokens.slice(Math.max(0, index - REACH), index + 1 + REACH).flatMap(keyOf),
      })),
    )
  })
}

const keyOf = (token: Token) =>
  token.isContent && !token.isNumber && !GENERAL.test(token.key) && pointingsOf(token).length === 0 ? [token.key] : []
