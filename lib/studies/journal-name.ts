/** Longest key of a name: an index entry has its bounds. */
const KEY_LENGTH = 300

/**
 * What a journal's title or abbreviation is compared by: lower case, no accents, signs as spaces, "&" as "and", without
 * a "The" before it. Empty where nothing is left.
 */
export function journalNameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the (?=.)/, '')
    .slice(0, KEY_LENGTH)
    .replace(/\p{Surrogate}/gu, '')
    .trim()
}

/** The keys of all names that a journal goes by. */
export const journalNameKeys = (...names: (string | null | undefined)[]): string[] =>
  [...new Set(names.flatMap((name) => journalNameKey(name ?? '') || []))].sort()

/** A journal's title as it is shown: "Journal of anesthesia." of NLM's list has a full stop that is no part of the name. */
export const journalTitle = <Title extends string | null>(title: Title): Title =>
  (title === null || title.slice(0, -1).includes('.') ? title : title.replace(/\s*\.$/, '')) as Title
