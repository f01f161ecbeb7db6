/** An element of one record, as read: the smallest tree from which the fields of a citation can be taken. */
export type XmlElement = { name: string; attributes: Record<string, string>; children: XmlNode[] }
export type XmlNode = XmlElement | string

export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  if (!element) return undefined
  for (const node of element.children) if (typeof node !== 'string' && node.name === name) return node
  return undefined
}

/** The element found by following names from a parent to its first child of each name. */
export function descend(element: XmlElement | undefined, ...names: string[]): XmlElement | undefined {
  let found = element
  for (const name of names) found = child(found, name)
  return found
}

export function childrenNamed(element: XmlElement | undefined, name: string): XmlElement[] {
  return elementsOf(element).filter((node) => node.name === name)
}

export function elementsOf(element: XmlElement | undefined): XmlElement[] {
  return element ? element.children.filter((node): node is XmlElement => typeof node !== 'string') : []
}

/** All characters beneath an element, white space collapsed; undefined where nothing is left. */
export function textOf(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined
  const text = collapsed(charactersOf(element)).trim()
  return text === '' ? undefined : text
}

/** White space that is not one plain space, made one; nearly always there is none. */
export const collapsed = (text: string) => (/[\t\r\n]| {2}/.test(text) ? text.replace(/[ \t\r\n]+/g, ' ') : text)

export function charactersOf(node: XmlNode): string {
  if (typeof node === 'string') return node
  if (node.children.length === 1) return charactersOf(node.children[0] as XmlNode)
  let text = ''
  for (const each of node.children) text += charactersOf(each)
  return text
}

/** "mml:math" and "math" are the same element: prefixes are not declared in records cut out of their set. */
export const localName = (name: string) => name.slice(name.indexOf(':') + 1)
