/** Somebody who is mentioned in a text, with the name that they have now. */
export type Mentioned = { id: string; name: string }

/** People that one comment can mention. */
export const MOST_MENTIONS = 20

/** A name in brackets, in which brackets and backslashes have a backslash before them, and whose it is. */
const TOKEN =
  /@\[((?:[^\\[\]\n]|\\[\\[\]]){1,400})\]\(user:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\)/iy

/** What stands in a text for somebody: "@[Ada Reader](user:…)". Whatever they are called, it is read as them. */
export function mentionToken({ id, name }: Mentioned): string {
  // A backtick could end code that was begun before it.
  const typed = [...name.replace(/\s+/g, ' ').replaceAll('`', "'").trim()].slice(0, 200).join('') || '?'
  return `@[${typed.replace(/[\\[\]]/g, '\\$&')}](user:${id})`
}

/** The token that begins at `at`, or null: then what stands there is text and mentions nobody. */
export function readMention(source: string, at: number): { userId: string; name: string; end: number } | null {
  TOKEN.lastIndex = at
  const found = TOKEN.exec(source)
  if (!found?.[1] || !found[2]) return null
  return {
    userId: found[2].toLowerCase(),
    name: found[1].replace(/\\([\\[\]])/g, '$1'),
    end: at + found[0].length,
  }
}
