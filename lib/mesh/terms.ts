import { conceptKey } from '../search/concept-key'
import type { MeshDescriptor } from './descriptor'

export type MeshTerm = { term: string; key: string; preferred: boolean }

/** A key is cut where an index entry has its bounds. */
const LONGEST_KEY = 600

/**
 * The wordings of a descriptor by which a reader's words find it: its name, then each that has a key of its own. One
 * without any key (of stop words or signs alone) finds nothing and is left out.
 */
export function termsOf({ name, terms }: MeshDescriptor): MeshTerm[] {
  const taken = new Map<string, MeshTerm>()
  for (const [index, term] of [name, ...terms].entries()) {
    const key = conceptKey(term)
      .slice(0, LONGEST_KEY)
      .replace(/\p{Surrogate}/gu, '')
    if (key !== '' && !taken.has(key)) taken.set(key, { term, key, preferred: index === 0 })
  }
  return [...taken.values()]
}
