import type { Saving } from '@/db/lists/list-savings'

/** "Saved to Journal club and 2 more. Taken off 1 list." */
export function savingWords({ names, removed }: Saving): string {
  const [first, ...more] = names
  const saved = first && `Saved to ${first}${more.length > 0 ? ` and ${more.length} more` : ''}.`
  const taken = removed.length > 0 && `Taken off ${removed.length} ${removed.length === 1 ? 'list' : 'lists'}.`
  return [saved, taken].filter(Boolean).join(' ') || 'Nothing to change.'
}
