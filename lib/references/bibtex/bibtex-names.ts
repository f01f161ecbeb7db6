import { fieldText } from '../field-text'
import type { ReferenceName } from '../parsed-reference'
import { texText } from './tex-text'

/** The names of a field, and whether they are all: "and others" says that they are not. */
export function bibtexNames(value: string | undefined): { names: ReferenceName[]; complete: boolean } {
  const parts = splitOutside(value ?? '', /\s+and\s+/iy).map((part) => part.trim())
  const listed = parts.filter((part) => part !== '' && part.toLowerCase() !== 'others')
  return {
    names: listed.flatMap((part) => nameOf(part) ?? []),
    complete: !parts.some((part) => /^others$/i.test(part)),
  }
}

/** "von Last, Jr, First", "von Last, First", "First von Last", or "{A group}". */
function nameOf(part: string): ReferenceName | undefined {
  if (isBraced(part)) return known({ collective: plain(part) })
  const pieces = splitOutside(part, /\s*,\s*/y)
  if (pieces.length === 1) return spoken(part)
  const [family, second, third] = pieces
  const [suffix, given] = pieces.length > 2 ? [second, third] : [undefined, second]
  const read = known({ family: plain(family), given: plain(given), suffix: plain(suffix) })
  return read?.family ? read : known({ collective: plain(part) })
}

/** "Ludwig van Beethoven": the family name begins at the first word in lower case, or is the last word. */
function spoken(part: string): ReferenceName | undefined {
  const words = splitOutside(part, /[\s~]+/y).filter(Boolean)
  if (words.length === 1) return known({ family: plain(part) })
  const von = words.findIndex((word, index) => index < words.length - 1 && /^\p{Ll}/u.test(texText(word)))
  const from = von >= 0 ? von : words.length - 1
  return known({ family: plain(words.slice(from).join(' ')), given: plain(words.slice(0, from).join(' ')) })
}

const plain = (tex: string | undefined) => fieldText(texText(tex ?? ''))

function known(name: { [K in keyof ReferenceName]: string | undefined }): ReferenceName | undefined {
  const entries = Object.entries(name).filter(([, value]) => value)
  return entries.length > 0 ? (Object.fromEntries(entries) as ReferenceName) : undefined
}

/** Whether one pair of braces holds all of it. */
function isBraced(text: string): boolean {
  if (!text.startsWith('{')) return false
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{') depth++
    else if (text[at] === '}' && --depth === 0)
      return at === text.length - 1 && !/^\{\\[^A-Za-z]|^\{\\[a-zA-Z]\b/.test(text)
  }
  return false
}

/** Parts between separators that stand outside braces; `separator` is sticky. */
function splitOutside(text: string, separator: RegExp): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{') depth++
    else if (text[at] === '}') depth--
    else if (depth === 0) {
      separator.lastIndex = at
      const found = separator.exec(text)
      if (!found || found[0] === '') continue
      parts.push(text.slice(from, at))
      from = at + found[0].length
      at = from - 1
    }
  }
  parts.push(text.slice(from))
  return parts
}
