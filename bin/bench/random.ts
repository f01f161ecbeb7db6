/** A seeded generator (mulberry32): the same seed makes the same records on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Picks from a list as words are picked in a language: the first often, the last hardly ever. */
export function zipf<T>(random: () => number, items: readonly T[]): T {
  const index = Math.floor(items.length ** random()) - 1
  return items[Math.min(items.length - 1, Math.max(0, index))] as T
}

export const pick = <T>(random: () => number, items: readonly T[]): T => items[Math.floor(random() * items.length)] as T

/** A whole number from `least` to `most`. */
export const between = (random: () => number, least: number, most: number) =>
  least + Math.floor(random() * (most - least + 1))
