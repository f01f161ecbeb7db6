import type { Reading } from '../reading'
import { cueAt, cuesOf, wordsOf } from './cues'
import { shareOf } from './lines'
import { isOfFew } from './set-aside'

/** Sentences that share more of their words say the same twice. */
const MOST_SHARED = 0.6

const isFlow = (counts: Uint8Array): boolean =>
  (['flow', 'baseline', 'planned', 'calls'] as const).some((cue) => (counts[cueAt(cue)] as number) > 0)

/** Whether a sentence tells a difference or none, and not who took part or what they were like before. */
export function isResult(text = ''): boolean {
  const { stated, denied, counts } = cuesOf(wordsOf(text))
  return stated + denied > 0 && !isFlow(counts) && !isOfFew(text)
}

export function saysTwice({ words }: Reading, first: number): boolean {
  const [one, other] = [words[first] ?? new Set<number>(), words[first + 1] ?? new Set<number>()]
  return Math.max(shareOf(one, other), shareOf(other, one)) > MOST_SHARED
}
