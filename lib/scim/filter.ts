import { ScimError } from './scim-error'
import { isStorable } from './typed'

/** One comparison of a filter, `userName eq "ada"`: the attribute in small letters, without the address of its schema. */
export type Condition = { attribute: string; value: string | boolean | number | null }

const MOST_LETTERS = 1000
const MOST_CONDITIONS = 10
const ATTRIBUTE = /\s*([a-z$][\w$.:-]*(?:\[type\s+eq\s+"\w{1,20}"\]\.[a-z]+)?)\s+eq\s+/iy
const VALUE = /("(?:[^"\\]|\\.)*"|true|false|null|-?\d{1,15})/iy
const AND = /\s+and(?=\s)/iy
const SCHEMA = /^urn:ietf:params:scim:schemas:core:2\.0:(?:user|group):/

/**
 * Reads the part of SCIM's filters that providers use to find what they have made: comparisons by `eq`, joined by `and`
 * (RFC 7644, section 3.4.2.2). Throws `invalidFilter` for anything else: what was not understood finds nobody.
 */
export function parseFilter(text: string): Condition[] {
  if (text.length > MOST_LETTERS) throw invalidFilter(`A filter has at most ${MOST_LETTERS} characters.`)
  const conditions: Condition[] = []
  let at = 0
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (!found) return null
    at = pattern.lastIndex
    return found[1] ?? found[0]
  }
  do {
    const attribute = take(ATTRIBUTE)
    const value = attribute === null ? null : take(VALUE)
    if (attribute === null || value === null) throw invalidFilter(SUPPORTED)
    conditions.push({ attribute: plainAttribute(attribute), value: readValue(value) })
  } while (take(AND) !== null)
  if (text.slice(at).trim() !== '' || conditions.length > MOST_CONDITIONS) throw invalidFilter(SUPPORTED)
  return conditions
}

const SUPPORTED = 'A filter is comparisons by eq, such as userName eq "ada@hospital.example", joined by and.'

export const invalidFilter = (detail: string) => new ScimError(400, 'invalidFilter', detail)

/** `emails[type eq "work"].value` asks for an address as `emails.value` does: one is kept. */
const plainAttribute = (attribute: string): string =>
  attribute
    .toLowerCase()
    .replace(SCHEMA, '')
    .replace(/\[.*\]/, '')

function readValue(value: string): Condition['value'] {
  try {
    const read = JSON.parse(value.startsWith('"') ? value : value.toLowerCase()) as Condition['value']
    if (typeof read === 'string' && !isStorable(read))
      throw invalidFilter('There are characters that nothing here has.')
    return read
  } catch (error) {
    throw error instanceof ScimError ? error : invalidFilter('A value could not be read.')
  }
}
