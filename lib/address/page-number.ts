/** The page that an address asks for; anything that is no page number asks for the first. */
export function pageNumber(asked: string | string[] | undefined): number {
  const page = Math.trunc(Number(asked))
  return page >= 1 && page <= 10_000 ? page : 1
}
