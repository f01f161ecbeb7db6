/**
 * How many slips of the keyboard lie between two words: a letter too many, too few or another one, or two neighbours
 * the wrong way round (Damerau 1964; each pair of neighbours is swapped once only). Stops at `most` and says `most + 1`
 * of anything farther.
 */
export function editDistance(one: string, other: string, most = 3): number {
  const a = [...one]
  const b = [...other]
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      current[column] = Math.min(
        at(above, column) + 1,
        at(current, column - 1) + 1,
        at(above, column - 1) + (same ? 0 : 1),
        swapped ? at(before, column - 2) + 1 : most + 1,
      )
    }
    // A swap reaches back two rows.
    if (Math.min(...current, ...above) > most) return most + 1
    before = above
    above = current
  }
  return Math.min(at(above, b.length), most + 1)
}

const at = (row: number[], column: number) => row[column] as number
