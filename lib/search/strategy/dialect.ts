import type { Place } from '../question'
import { isFieldCode } from './strategy-fields'

/** How a line is written: Ovid joins words into phrases and names lines by bare numbers, the Cochrane Library does not. */
export type Dialect = 'ovid' | 'cochrane' | 'pubmed'

const OVID = [
  /(?:^|[\s(])exp\s+\*?"?[\p{L}\p{N}][^/\n]{0,120}\//iu,
  /(?:^|\s(?:and|or|not)\s)[\s(]*\*?\p{Lu}[\p{L}\p{N} ,'-]{1,100}\/(?:\s*\[[^\]]*\])?[\s)]*(?:$|\s(?:and|or|not)\s)/u,
  // One word with two letters behind a slash is that word.
  /^(?=.*\S\s\S)(?:|.*\s(?:and|or|not)\s)[\s(]*\*?\p{Lu}[\p{L}\p{N} ,'-]{1,100}\/[a-z]{2}(?:\s?,\s?[a-z]{2})*(?:\s*\[[^\]]*\])?[\s)]*(?:$|\s(?:and|or|not)\s)/u,
  /\S\s+adj\d{1,2}\s+\S/i,
  /^\s*limit\s+\d{1,3}\s+to\s/i,
  /^[\s(]*(?:and|or)\/\d/i,
  /\p{L}{2}\$\d?(?=[\s).]|$)/u,
]
/** ".tw." and ".ti,ab", behind a word, a parenthesis or a quotation. */
const FIELDS = /[\p{L}\p{N}$*?#)"]\.([a-z]{2}(?:\s?,\s?[a-z]{2})*)(\.?)(?=[\s)]|$)/giu
/** "1 and (2 or 3)" */
const ONLY_LINES = /^[\s(]*\d{1,3}[\s)]*(?:\s(?:and|or|not)\s[\s(]*\d{1,3}[\s)]*)+$/i
const COCHRANE = [
  /mesh descriptor/i,
  /[\p{L}\p{N}*)"]:(?:ti|ab|kw)(?:\s?,\s?(?:ti|ab|kw|au))*(?=[\s)]|$)/iu,
  /\[mh\s+\^?\s*"?\p{L}/iu,
  /\{\s*(?:and|or)\s+#?\d/i,
  /\S\s+(?:near|next)\/\d{1,2}\s+\S/,
]
const HASH_LINES = /^[\s(]*#\d{1,3}[\s)]*(?:\s(?:and|or|not)\s[\s(]*#\d{1,3}[\s)]*)*$/i
const TAGGED = /\[[a-z][a-z/ -]*(?::[a-z~0-9]+)?\]/i

/** How a line is written, where something in it tells. */
export function dialectOf(text: string, { start, end }: Place): Dialect | null {
  const line = text.slice(start, end)
  if (COCHRANE.some((mark) => mark.test(line))) return 'cochrane'
  if (ONLY_LINES.test(line) || OVID.some((mark) => mark.test(line)) || hasFields(line)) return 'ovid'
  if (HASH_LINES.test(line)) return 'cochrane'
  return TAGGED.test(line) ? 'pubmed' : null
}

function hasFields(line: string): boolean {
  return [...line.matchAll(FIELDS)].some(([, codes = '', point]) => {
    const all = codes.toLowerCase().split(/\s?,\s?/)
    // Without the point, one code alone is the end of a name or an address.
    return all.every(isFieldCode) && (point === '.' || all.length > 1)
  })
}

/** Whether a line, of those that nothing else tells of, is part of a strategy: it combines other lines. */
export const combinesLines = (line: string): boolean =>
  ONLY_LINES.test(line) || (HASH_LINES.test(line) && /\s/.test(line.trim()))
