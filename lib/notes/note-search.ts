/** The words of a search in a person's own texts: no more than anybody types, each once. */
export function searchWords(query: string): string[] {
  const words = query.slice(0, 200).replaceAll('\0', '').split(/\s+/).filter(Boolean)
  return [...new Set(words)].slice(0, 8)
}

/** A pattern for LIKE that finds `word` anywhere and takes `%`, `_` and `\` for the signs they are. */
export const containing = (word: string) => `%${word.replace(/[\\%_]/g, '\\$&')}%`
