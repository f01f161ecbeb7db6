import { cueOf } from './frame-words'

/** Letters of the small words between two things that belong together. */
const MOST_BETWEEN = 12

/**
 * Words of a question as they were typed, with what stands between them and with those whom they say more of ("older
 * adults"). Null where several are not found close together.
 */
export function asTyped(q: string, parts: readonly string[]): string | null {
  const typed = q.toLowerCase()
  const apart = parts.length === 1 ? (parts[0] as string) : null
  let [start, end] = [-1, 0]
  for (const part of parts) {
    const at = typed.indexOf(part.toLowerCase(), end)
    if (at < 0) return apart
    // Something else that is asked about stands between them.
    if (start >= 0 && at - end > MOST_BETWEEN) return apart
    if (start < 0) start = at
    end = at + part.length
  }
  if (start < 0) return ''
  const [people = ''] = /^\s+[a-z]+/i.exec(q.slice(end)) ?? []
  if (cueOf(people.trim()) === 'people') end += people.length
  return q.slice(start, end).replace(/\s+/g, ' ')
}
