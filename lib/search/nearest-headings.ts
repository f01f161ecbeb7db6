/** A heading and the ids of all above it, its own among them. */
export type PlacedHeading = { id: string; above: readonly string[] }

/** Of headings that are below another, those with none of the others between: the next steps down. */
export function nearestBelow<H extends PlacedHeading>(headings: readonly H[]): H[] {
  const ids = new Set(headings.map(({ id }) => id))
  return headings.filter(({ id, above }) => above.every((each) => each === id || !ids.has(each)))
}

/** Of headings that are above another, those that are above none of the others: the next steps up. */
export function nearestAbove<H extends PlacedHeading>(headings: readonly H[]): H[] {
  const passed = new Set(headings.flatMap(({ id, above }) => above.filter((each) => each !== id)))
  return headings.filter(({ id }) => !passed.has(id))
}
