import { onlyPromises, type Refusal, refusalFor } from './draft-refusal'
import type { Edit } from './edits'
import type { Reading } from './reading'
import { onlyAsksForResearch } from './research-call'
import type { Sentence } from './sentences'
import { isSound, type Names } from './short-form'
import { candidates } from './tldr-choice'
import { topicOf } from './topic'

/**
 * One sentence of finding in at most 35 words, the sentence it was made from, and what was changed in it, by offsets
 * into that sentence; or why there is none.
 */
export type Tldr = { text: string; source: Sentence; edits: Edit[] } | { none: Refusal }

/** Below this a sentence is an aside, a limit or a call for research, and nothing is better than that. */
const LEAST_SCORE = 0

export function tldrOf(reading: Reading, names: Names, publicationTypes: readonly string[] = []): Tldr {
  const refusal = refusalFor(reading, publicationTypes)
  if (refusal) return { none: refusal }
  for (const { index, form, score } of candidates(reading, names, topicOf(reading))) {
    if (score < LEAST_SCORE) break
    const tells = !onlyAsksForResearch(form.text) && !onlyPromises(form.text)
    if (tells && isSound(form, reading.texts[index] as string))
      return { text: form.text, source: reading.sentences[index] as Sentence, edits: form.edits }
  }
  return { none: 'nothing that can stand alone' }
}
