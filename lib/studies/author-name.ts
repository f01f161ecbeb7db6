export type AuthorName = {
  family?: string | null
  given?: string | null
  initials?: string | null
  collective?: string | null
}

/** "Maeshima K", "de Jong A", or a group's name as it signs. */
export function shortName(author: AuthorName): string {
  if (author.collective) return author.collective
  const initials = author.initials ?? initialsOf(author.given ?? '')
  return [author.family, initials].filter(Boolean).join(' ')
}

/** "Keisuke" → "K", "Jean-Paul M." → "JPM". */
function initialsOf(given: string): string {
  return given
    .split(/[\s.-]+/)
    .map((part) => [...part][0]?.toUpperCase() ?? '')
    .join('')
}

/** The first three authors, and "et al." where there are more than `total` shown. */
export function shortAuthors(authors: AuthorName[], total = authors.length): string {
  const names = authors.slice(0, 3).map(shortName).filter(Boolean)
  return total > names.length && names.length > 0 ? `${names.join(', ')} et al.` : names.join(', ')
}
