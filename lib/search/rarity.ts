/**
 * A study's share in a term that `found` of `total` studies have: Robertson and Spärck Jones' weight, held above
 * zero as Lucene does. A term that nobody has counted yet is as rare as can be.
 */
export function rarity(total: number, found: number): number {
  const all = Math.max(total, 1)
  const some = Math.min(Math.max(found, 1), all)
  return Math.log(1 + (all - some + 0.5) / (some + 0.5))
}
