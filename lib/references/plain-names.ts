import { fieldText } from './field-text'
import type { ReferenceName } from './parsed-reference'

/** Words that a person's name does not have. */
const OF_GROUPS =
  /\b(?:group|study|trial|investigators?|consortium|committee|organi[sz]ation|collaborati(?:on|ve)|network|society|universit(?:y|ies)|association|team|institutes?|cent(?:er|re)s?|department|ministry|agency|council|foundation|federation|college|academy|board|bureau|commission|registry|project|programme?|force|panel|alliance|company|inc|ltd|gmbh|of|for|the|and|on|in)\b/i
const SUFFIX = /^(?:jr|sr|[iv]{2,4}|\d(?:st|nd|rd|th))\.?$/i

/**
 * A name as RIS, refer and EndNote have it: "Family, Given, Suffix". Without a comma it is a group, or a person where it
 * reads like one ("Smith JA", "Catarina Barata").
 */
export function plainName(value: string | undefined): ReferenceName | undefined {
  const text = fieldText(value)?.replace(/;$/, '').trim()
  if (!text) return undefined
  const [family = '', given = '', suffix = '', ...more] = text.split(/\s*,\s*/)
  if (!text.includes(',')) return withoutComma(text)
  if (more.length > 0 || !family) return { collective: text }
  // A comma at the end is how a group's name is kept whole.
  if (!given && !suffix) return { collective: family }
  if (SUFFIX.test(given) && suffix && !SUFFIX.test(suffix)) return name(family, suffix, given)
  return name(family, given, suffix)
}

function name(family: string, given: string, suffix: string): ReferenceName {
  return { family, ...(given && { given }), ...(suffix && { suffix }) }
}

function withoutComma(text: string): ReferenceName {
  const initials = /^(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?) (\p{Lu}{1,3})$/u.exec(text)
  if (initials && !OF_GROUPS.test(text)) return { family: initials[1] as string, initials: initials[2] as string }
  const words = text.split(' ')
  const isPerson =
    words.length >= 2 &&
    words.length <= 4 &&
    !OF_GROUPS.test(text) &&
    words.every((word) => /^\p{Lu}(?:\.|[\p{L}'’.-]*\p{Ll}[\p{L}'’.-]*)$/u.test(word))
  if (!isPerson) return { collective: text }
  return { family: words.at(-1) as string, given: words.slice(0, -1).join(' ') }
}
