export type AuthorName = {
  family?: string | null
  given?: string | null
  initials?: string | null
  collective?: string | null
}

/** "Maeshima K", "de Jong A"; a group's name as it signs, and a name that stands alone, whole. */
export function shortName(author: AuthorName): string {
  if (author.collective) return author.collective
  if (!author.family) return author.given ?? author.initials ?? ''
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

/** Whether what stands as given names is initials, run together: "JA" is two names, "Jo" is one. */
export const isInitials = ({ given, initials }: AuthorName): boolean =>
  /^\p{Lu}{2,4}$/u.test(given ?? '') && (!initials || initials.replace(/[\s.]/g, '') === given)

/** The first three authors, and "et al." where there are more than `total` shown. */
export function shortAuthors(authors: AuthorName[], total = authors.length): string {
  const names = authors.slice(0, 3).map(shortName).filter(Boolean)
  return total > names.length && names.length > 0 ? `${names.join(', ')} et al.` : names.join(', ')
}
