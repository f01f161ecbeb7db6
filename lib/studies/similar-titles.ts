/**
 * Whether two titles name one article: most words of the shorter stand in the longer. Case, accents, punctuation and
 * a subtitle that only one of them has make no difference.
 */
export function similarTitles(a: string, b: string): boolean {
  const [fewer, more] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.size - y.size) as [Set<string>, Set<string>]
  if (fewer.size === 0) return false
  const shared = [...fewer].filter((word) => more.has(word)).length
  return shared / fewer.size >= (fewer.size < 4 ? 1 : 0.8)
}

function wordsOf(title: string): Set<string> {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return new Set(plain.match(/[\p{L}\p{N}]+/gu) ?? [])
}
