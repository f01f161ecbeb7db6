import 'server-only'
import { randomBytes } from 'node:crypto'

/** Crockford's: none of them is taken for another when it is read aloud. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A short word that a person reads out to whoever looks after the portal, who finds it in the log. */
export const newReference = () => Array.from(randomBytes(8), (byte) => LETTERS[byte % LETTERS.length]).join('')

export const isReference = (text: unknown): text is string => typeof text === 'string' && /^[0-9A-Z]{6,12}$/.test(text)
