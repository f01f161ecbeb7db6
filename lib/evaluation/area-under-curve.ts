/**
 * How well one number tells two groups apart: the chance that one drawn from `these` is greater than one from `those`, equal
 * ones counting half (Mann and Whitney's U over its greatest value). 0.5 tells nothing.
 */
export function areaUnderCurve(these: readonly number[], those: readonly number[]): number {
  const all = [...these.map((value) => ({ value, isThis: true })), ...those.map((value) => ({ value, isThis: false }))]
  all.sort((a, b) => a.value - b.value)
  let ranks = 0
  for (let from = 0; from < all.length; ) {
    let to = from
    while (to < all.length && all[to]?.value === all[from]?.value) to++
    const rank = (from + 1 + to) / 2
    for (let at = from; at < to; at++) if (all[at]?.isThis) ranks += rank
    from = to
  }
  return (ranks - (these.length * (these.length + 1)) / 2) / (these.length * those.length)
}
