import { AppError } from '@/lib/access/app-error'
import { effectLines, readEffectLines } from '@/lib/evidence/facts/effect-lines'
import { type EditedFacts, FACT_NAMES, type FactName, type KeyFacts } from './summary'

/** Facts as a form shows them. */
export const asEditedFacts = (facts: KeyFacts | null): EditedFacts => ({
  population: facts?.population ?? '',
  intervention: facts?.intervention ?? '',
  comparator: facts?.comparator ?? '',
  outcome: facts?.outcome ?? '',
  sampleSize: facts?.sampleSize ?? null,
  followUp: facts?.followUp ?? '',
  effects: effectLines(facts?.effects),
})

/** White space as one space, none around: as a form may give back what it was given. */
export const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Facts whose value a person has made another. */
export function changedFacts(before: KeyFacts | null, edited: EditedFacts): FactName[] {
  const shown = asEditedFacts(before)
  return FACT_NAMES.filter((name) =>
    name === 'sampleSize' ? shown[name] !== edited[name] : comparable(name, shown) !== comparable(name, edited),
  )
}

/** Of effects the lines count: two that were made one state no effect. */
const comparable = (name: Exclude<FactName, 'sampleSize'>, facts: EditedFacts): string =>
  name === 'effects' ? facts.effects.split('\n').map(inOneLine).filter(Boolean).join('\n') : inOneLine(facts[name])

/**
 * The facts as a person leaves them. What stays the same keeps the words it was read from; what has changed, or is
 * gone, loses them and is called mended from then on; effects each by itself. Registrations stay. Null where nothing is
 * known. Throws `invalid` for a line that states no effect.
 */
export function applyEditedFacts(before: KeyFacts | null, edited: EditedFacts): KeyFacts | null {
  const changed = changedFacts(before, edited)
  if (changed.length === 0) return before
  const { words: formerWords = {}, mended: formerlyMended = [], ...kept } = before ?? {}
  const facts: KeyFacts = kept
  const words = { ...formerWords }
  for (const name of changed) {
    delete words[name]
    if (name === 'sampleSize') facts.sampleSize = edited.sampleSize ?? undefined
    else if (name === 'effects') facts.effects = effectsOf(edited, before)
    else facts[name] = inOneLine(edited[name]) || undefined
    if (facts[name] === undefined) delete facts[name]
  }
  const mended = FACT_NAMES.filter((name) => formerlyMended.includes(name) || changed.includes(name))
  return { ...facts, ...(Object.keys(words).length > 0 && { words }), mended }
}

function effectsOf({ effects }: EditedFacts, before: KeyFacts | null) {
  const read = readEffectLines(effects, before?.effects)
  if ('problem' in read) throw new AppError('invalid', `${read.problem} Your text is kept.`)
  return read.effects.length > 0 ? read.effects : undefined
}
