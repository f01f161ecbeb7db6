/** Words of a question as they were typed, with what stands between them; side by side where they are not found so. */
export function asTyped(q: string, parts: readonly string[]): string {
  const typed = q.toLowerCase()
  let [start, end] = [-1, 0]
  for (const part of parts) {
    const at = typed.indexOf(part.toLowerCase(), end)
    if (at < 0) return parts.join(' ')
    if (start < 0) start = at
    end = at + part.length
  }
  return start < 0 ? '' : q.slice(start, end).replace(/\s+/g, ' ')
}
