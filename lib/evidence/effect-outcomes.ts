import type { Effect } from './facts/effect'

/** Outcomes under the same key are the same to a reader: "Deaths" and "death", "all-cause" and "all cause". */
export const outcomeKey = (outcome: string): string =>
  outcome
    .toLowerCase()
    .replace(/[-‐‑–]/g, ' ')
    .replace(/(?<=[a-z]{3}[^su])s\b/g, '')
    .replace(/\s+/g, ' ')
    .trim()

export type NamedOutcome = { key: string; name: string; count: number }

/** The outcomes that effects name, the most frequent first, each by the words that name it first. */
export function outcomesOf(effects: readonly Pick<Effect, 'outcome'>[]): NamedOutcome[] {
  const found = new Map<string, NamedOutcome>()
  for (const { outcome } of effects) {
    if (!outcome) continue
    const key = outcomeKey(outcome)
    const known = found.get(key)
    if (known) known.count++
    else found.set(key, { key, name: outcome, count: 1 })
  }
  return [...found.values()].sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, 'en'))
}
