import type { Source } from './sources'

/**
 * Files that import each other, directly or through others, types included: one circle a line, each named once (strongly
 * connected components, after Tarjan).
 */
export function circles(sources: readonly Source[]): string[] {
  const imports = new Map(sources.map((source) => [source.file, source.imports.map(({ file }) => file)]))
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const found: string[][] = []

  function visit(file: string) {
    index.set(file, index.size)
    low.set(file, index.get(file) as number)
    stack.push(file)
    for (const next of imports.get(file) ?? []) {
      if (!imports.has(next)) continue
      if (!index.has(next)) visit(next)
      if (stack.includes(next)) low.set(file, Math.min(low.get(file) as number, low.get(next) as number))
    }
    if (low.get(file) !== index.get(file)) return
    const circle = stack.splice(stack.indexOf(file))
    if (circle.length > 1) found.push(circle)
  }

  for (const file of imports.keys()) if (!index.has(file)) visit(file)
  return found.map((circle) => `import each other: ${circle.sort().join(' · ')}`)
}
