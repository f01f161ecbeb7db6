type Query = Record<string, string | number | undefined>

/** "/lists/<id>?status=read#item-…"; what is not given is left out. */
export function listAddress(id: string, query: Query = {}, fragment: string | null = null): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  const search = new URLSearchParams(given as [string, string][]).toString()
  return `/lists/${id}${search && `?${search}`}${fragment ? `#${fragment}` : ''}`
}
