/** Tables so that each comes after those it names; `names` has, of each, the tables that its rows point to. */
export function tablesInOrder(names: ReadonlyMap<string, readonly string[]>): string[] {
  const order: string[] = []
  const seen = new Set<string>()
  const visit = (table: string, path: readonly string[]) => {
    if (path.includes(table)) throw new Error(`tables name each other in a circle: ${[...path, table].join(' → ')}`)
    if (seen.has(table)) return
    for (const named of [...(names.get(table) ?? [])].sort()) {
      // Rows that name rows of their own table come in together.
      if (named !== table && names.has(named)) visit(named, [...path, table])
    }
    seen.add(table)
    order.push(table)
  }
  for (const table of [...names.keys()].sort()) visit(table, [])
  return order
}
