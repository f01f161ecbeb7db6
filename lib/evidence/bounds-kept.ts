import { type Unsupported, unfaithful } from './support'

/** Words that bound a claim in the same way: one may stand for another of its line, and nothing else may. */
const ALIKE: RegExp[] = [
  /^(?:no|not|nor|none|neither|never|without|cannot|fail|lack|absence|unable|un(?:changed|affected|related)|in(?:effective|sufficient|significant)|non|.*n['’]t$)/,
  /^in(?:ferior|conclusive)/,
  /^un(?:likely|clear|certain)/,
  /^only/,
  /^(?:rather than|instead of)/,
  /^(?:except|excluding)/,
  /^(?:may|might|could|can|possibl|potential|perhaps)/,
  /^(?:would|should)/,
  /^(?:suggest|indicat|appear|seem|apparent|tend|trend)/,
  /^(?:likely|probabl|presumabl)/,
  /^(?:promising|preliminary|pilot|exploratory|feasible)/,
  /^(?:some|modest|limited|partial)/,
  /^(?:approximately|about|nearly|almost|estimated)/,
  /^(?:mainly|mostly|generally|often|usually|sometimes)/,
  /^(?:if|unless|provided)/,
  /^(?:although|though)/,
  /^at least/,
  /^up to/,
]

/**
 * Negations and hedges that a text has lost of the sentence it rests on, and negations that it has and the sentence does
 * not; a word of the same force makes good for one that is gone.
 */
export function boundsMoved(text: string, sentence: string): Unsupported[] {
  const lost = boundsIn(unfaithful(text, sentence))
  const added = boundsIn(unfaithful(sentence, text))
  const missed = lost.filter((bound) => {
    const like = added.findIndex((other) => other.kind === bound.kind && areAlike(other.words, bound.words))
    if (like >= 0) added.splice(like, 1)
    return like < 0
  })
  return [...missed, ...added.filter(({ kind }) => kind === 'negation')]
}

const boundsIn = (found: Unsupported[]) => found.filter(({ kind }) => kind === 'negation' || kind === 'hedge')

const areAlike = (one: string, other: string) => ALIKE.some((line) => line.test(one) && line.test(other))
