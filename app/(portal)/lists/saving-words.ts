import type { Saving } from '@/db/lists/list-savings'

/** "Saved to Journal club and 2 more. Taken off December." */
export function savingWords({ names, takenOff }: Pick<Saving, 'names' | 'takenOff'>): string {
  const said = [
    ['Saved to', names],
    ['Taken off', takenOff],
  ] as const
  const sentences = said.flatMap(([verb, [first, ...more]]) =>
    first ? [`${verb} ${first}${more.length > 0 ? ` and ${more.length} more` : ''}.`] : [],
  )
  return sentences.join(' ') || 'Nothing to change.'
}
