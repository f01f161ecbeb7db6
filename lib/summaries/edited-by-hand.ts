import type { FactName, KeyFacts } from './summary'

/** Whether a person wrote or changed a fact. */
export const isEditedByHand = (facts: KeyFacts | null | undefined, name: FactName): boolean =>
  facts?.mended?.includes(name) ?? false
