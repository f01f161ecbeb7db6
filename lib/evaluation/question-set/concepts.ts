import { INTERNAL_MEDICINE } from './concepts/internal-medicine'
import { MIND_AND_MOVEMENT } from './concepts/mind-and-movement'
import { SURGERY } from './concepts/surgery'

/** What the questions ask about. Headings are those of MeSH as the records bear them; patterns are for annotations only. */
export const CONCEPTS = { ...INTERNAL_MEDICINE, ...MIND_AND_MOVEMENT, ...SURGERY }

export type ConceptName = keyof typeof CONCEPTS
