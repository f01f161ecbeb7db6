import type { MathNode } from '@/lib/studies/citable-text'
import { localName, type XmlElement } from '../xml/xml-element'

/** MathML that only draws: nothing that links, scripts, embeds or names a style sheet. */
const ELEMENTS = new Set(
  (
    'math mi mn mo mtext mspace ms mrow mfrac msqrt mroot mstyle merror mpadded mphantom mfenced menclose ' +
    'msub msup msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mlabeledtr mtd'
  ).split(' '),
)

const ATTRIBUTES = new Set(
  (
    'display mathvariant stretchy fence separator accent accentunder open close separators linethickness notation ' +
    'columnalign rowalign columnspan rowspan'
  ).split(' '),
)

/** Elements that repeat a formula in another notation: their characters are not part of it. */
export const ANNOTATIONS = new Set(['annotation', 'annotation-xml'])

/** A formula as an allow-listed tree; an element that is not on the list gives way to what it holds. */
export function mathOf(element: XmlElement): MathNode {
  const attributes = Object.entries(element.attributes).filter(
    ([name, value]) => ATTRIBUTES.has(name) && value.length <= 64,
  )
  const node: MathNode = { name: localName(element.name), children: childrenOf(element) }
  if (attributes.length > 0) node.attributes = Object.fromEntries(attributes)
  return node
}

function childrenOf(element: XmlElement): (MathNode | string)[] {
  return element.children.flatMap((node): (MathNode | string)[] => {
    if (typeof node === 'string') {
      const text = node.replace(/\s+/g, ' ')
      return text.trim() === '' ? [] : [text]
    }
    const name = localName(node.name)
    if (ELEMENTS.has(name)) return [mathOf(node)]
    if (ANNOTATIONS.has(name)) return []
    return childrenOf(node)
  })
}
