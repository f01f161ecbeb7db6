/** What a concept is, as far as it tells its part in a question. */
export type Subject = 'condition' | 'people' | 'treatment' | 'measure'

/**
 * Branches of MeSH, those that decide first. Exercise is a leisure activity there, vegetables are food; a ward, as any
 * other facility, says whom of.
 */
const BRANCHES: readonly [branch: RegExp, subject: Subject][] = [
  [/^(?:C|F03|B03|B04)/, 'condition'],
  [/^(?:M01|N02\.278)/, 'people'],
  [/^(?:D|E02|E03|E04|E06|F04|I03|J02|N02|E07)/, 'treatment'],
  [/^(?:E|F|G|N|K)/, 'measure'],
]

/** What a heading is by its tree numbers; null where they do not tell. A name without any is a drug, as supplements are. */
export function subjectOf(trees: readonly string[] | null): Subject | null {
  if (trees === null) return null
  if (trees.length === 0) return 'treatment'
  return BRANCHES.find(([branch]) => trees.some((tree) => branch.test(tree)))?.[1] ?? null
}
