import type { Reading } from '../reading'
import { cueAt, cuesOf, wordsOf } from './cues'
import { shareOf } from './lines'
import { isOfFew } from './set-aside'

/** Sentences that share more of their words say the same twice. */
const MOST_SHARED = 0.6

const isFlow = (counts: Uint8Array): boolean =>
  (['flow', 'baseline', 'planned', 'calls'] as const).some((cue) => (counts[cueAt(cue)] as number) > 0)

/** What authors only suggest, recommend or believe: beside a result it adds nothing that was found. */
const SUGGESTS =
  /^(?:(?:thus|therefore|hence|so|and|overall),? )?(?:we (?:\w+ )?(?:suggest|recommend|propose|believe|think|advise|speculate|hope|advocate)|it (?:is|was|can be|may be|has been|could be) (?:\w+ )?(?:suggested|recommended|proposed|believed|thought|advised|speculated|hoped))\b/i

/** Whether a sentence tells a difference or none, and not who took part or what they were like before. */
export function isResult(text = ''): boolean {
  const { stated, denied, counts } = cuesOf(wordsOf(text))
  return stated + denied > 0 && !isFlow(counts) && !isOfFew(text) && !SUGGESTS.test(text)
}

export function saysTwice({ words }: Reading, first: number): boolean {
  const [one, other] = [words[first] ?? new Set<number>(), words[first + 1] ?? new Set<number>()]
  return Math.max(shareOf(one, other), shareOf(other, one)) > MOST_SHARED
}
