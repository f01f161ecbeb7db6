import { ALL_RIGHTS } from '@/lib/access/policy'
import type { Source } from './sources'

/** Rights that no function of the database asks: a line of the table that decides nothing. */
export function unaskedRights(sources: readonly Source[]): string[] {
  const asked = new Set(
    sources
      .filter(({ file }) => file.startsWith('db/'))
      .flatMap(({ text }) => [...text.matchAll(/'([a-z-]+\.[a-z-]+)'/g)].map(([, name]) => name)),
  )
  return ALL_RIGHTS.filter((right) => !asked.has(right)).map((right) => `Nothing in db/ asks the right ${right}`)
}
