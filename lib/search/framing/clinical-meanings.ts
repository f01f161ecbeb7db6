import { conceptKey } from '../concept-key'
import type { KnownName } from '../concepts'
import { type ClinicalWording, clinicalWording } from './clinical-wordings'

/** Keys of runs of words that are clinical wordings, with what each means. */
export function clinicalAmong(keys: readonly string[]): Map<string, ClinicalWording> {
  return new Map(
    keys.flatMap((key) => {
      const wording = clinicalWording(key)
      return wording ? [[key, wording] as const] : []
    }),
  )
}

/** A clinical wording of several words that the vocabulary does not have, as a name that it could have. */
export function asKnownName(key: string, { means }: ClinicalWording): KnownName {
  const [name = key] = means
  return {
    key,
    id: `w=${key}`,
    name,
    preferred: true,
    heading: false,
    studies: null,
    trees: null,
    wordings: [],
  }
}

export const meaningsOf = (wording: ClinicalWording) => wording.means.map((term) => ({ term, key: conceptKey(term) }))
