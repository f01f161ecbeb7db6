import { NAMED_ENTITIES } from './named-entities'

export class EntityFault extends Error {
  constructor(
    message: string,
    readonly index: number,
  ) {
    super(message)
  }
}

const REFERENCE = /&(?:#(\d{1,8})|#x([0-9a-fA-F]{1,7})|([A-Za-z_:][\w:.-]{0,62}));|&/g
const XML = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const CHARACTERS = new Map(Object.entries({ ...NAMED_ENTITIES, ...XML }))

/**
 * Text with its character references and named entities read. A name that neither XML nor HTML 4 knows stays as it is
 * written. Throws `EntityFault` where an ampersand begins no reference, or a number is no character.
 */
export function decodeEntities(text: string): string {
  return text.replace(REFERENCE, (whole, decimal?: string, hexadecimal?: string, name?: string, index = 0) => {
    if (name !== undefined) return CHARACTERS.get(name) ?? whole
    if (whole === '&') throw new EntityFault('an & that begins no entity', index)
    const code = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hexadecimal as string, 16)
    if (!isCharacter(code)) throw new EntityFault(`${whole} is not a character`, index)
    return String.fromCodePoint(code)
  })
}

/** Production 2 of XML 1.0. */
const isCharacter = (code: number) =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff)
