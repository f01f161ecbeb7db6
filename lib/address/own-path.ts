/**
 * The path that a person asked for before signing in, if it is one of ours: one leading slash, no scheme, no
 * host, no control characters; otherwise the home page.
 */
export function ownPath(asked: string | null | undefined): string {
  if (!asked || asked.length > 2000 || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(asked)) return '/'
  const url = new URL(asked, 'http://own.invalid')
  if (url.host !== 'own.invalid') return '/'
  const path = url.pathname + url.search + url.hash
  // Resolving dot segments may have made a second slash: "/.//host" would leave the house.
  return path.startsWith('//') || path.startsWith('/api/') ? '/' : path
}
