import { rarity } from '@/lib/search/rarity'
import type { Part } from './compiled-question'
import type { Statistics } from './statistics'
import { any } from './tsquery'

/** A study that is found by some of the parts has at least this share of what all of them are worth. */
const WORTH = 0.1

/**
 * A query for studies that have some of what was asked for: any of the parts that tell most, so many of them that what
 * is left of the others would not be worth showing by itself. Null for one part. Words that
 * only ask are none.
 */
export function relaxed(every: readonly Part[], statistics: Statistics): string | null {
  const parts = every.filter(({ required }) => required)
  if (parts.length < 2) return null
  const worth = (part: Part) => part.own.reduce((sum, { idf }) => sum + idf, 0) || rarity(statistics.studies, 1)
  const ordered = [...parts].sort((a, b) => worth(b) - worth(a))
  const all = ordered.reduce((sum, part) => sum + worth(part), 0)
  let left = all
  const telling: Part[] = []
  for (const part of ordered) {
    if (left < WORTH * all) break
    telling.push(part)
    left -= worth(part)
  }
  return any(telling.map(({ query }) => query))
}
