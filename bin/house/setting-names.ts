/** Names in the first column of the table `| variable | meaning |`. */
export function documentedSettings(paper: string): string[] {
  const cells = [...paper.matchAll(/^\| (`[^|]+) \|/gm)].map(([, cell = '']) => cell)
  return cells.flatMap((cell) => [...cell.matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, name = '']) => name))
}
