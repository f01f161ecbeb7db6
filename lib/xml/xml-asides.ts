/** Markup that says nothing of the document's content: where it ends, what is wrong with it, or that its end is to come. */
export type Aside = { end: number } | { fault: string; at: number } | 'unfinished'

export const XML_NAME = '[A-Za-z_:\\u0080-\\uffff][\\w:.\\u0080-\\uffff-]*'

/** No tag or DOCTYPE of a record comes near; a longer one would be looked at again with every piece that arrives. */
export const LONGEST_TAG = 64 * 1024

export function comment(buffer: string, at: number): Aside {
  const end = buffer.indexOf('--', at + 4)
  if (end < 0 || end + 2 >= buffer.length) return 'unfinished'
  return buffer[end + 2] === '>' ? { end: end + 3 } : { fault: '-- within a comment', at: end }
}

const INSTRUCTION = new RegExp(`<\\?${XML_NAME}(?:\\s|\\?>)`, 'y')
const DECLARATION = /<\?xml[\s?]/iy

/** A processing instruction; the XML declaration may only stand where the document begins. */
export function instruction(buffer: string, at: number, isBeginning: boolean): Aside {
  const end = buffer.indexOf('?>', at + 2)
  if (end < 0) return 'unfinished'
  INSTRUCTION.lastIndex = at
  if (!INSTRUCTION.test(buffer)) return { fault: 'an instruction that is not well-formed', at }
  DECLARATION.lastIndex = at
  if (!isBeginning && DECLARATION.test(buffer)) return { fault: 'an XML declaration that is not at the beginning', at }
  return { end: end + 2 }
}

const DOCTYPE = /<!DOCTYPE(?:[^"'<>[]|"[^"]*"|'[^']*')*(\[(?:[^\]"']|"[^"]*"|'[^']*')*\]\s*)?>/y

/** A DOCTYPE is passed over, unless it declares entities: those are never taken, so such a document cannot be read. */
export function doctype(buffer: string, at: number, isAllowed: boolean): Aside {
  if (!isAllowed) return { fault: 'a DOCTYPE that is not at the beginning', at }
  DOCTYPE.lastIndex = at
  const match = DOCTYPE.exec(buffer)
  if (!match)
    return buffer.length - at > LONGEST_TAG ? { fault: 'a DOCTYPE that is not well-formed', at } : 'unfinished'
  if (match[1]?.includes('<!ENTITY'))
    return { fault: 'the document declares entities of its own, which are not taken', at }
  return { end: DOCTYPE.lastIndex }
}
