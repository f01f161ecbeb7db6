type Found = { total: number; related: { total: number; alike: number } | null }

/** How those are related that follow the ones that answer: "have some of it". */
export function relatedWords({ total, related }: Found): string {
  if (!related) return ''
  const have = related.total === 1 ? 'has' : 'have'
  const some = `${have} some of it`
  const alike = `many words in common with the ${total === 1 ? 'one that answers' : `${total} that answer`}`
  if (related.alike === 0) return some
  return related.alike === related.total ? `${have} ${alike}` : `${some}, or ${alike}`
}
