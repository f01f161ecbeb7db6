import { markedTextOf } from '@/lib/pubmed/marked-text'
import { plainText } from '@/lib/records/plain-text'
import type { AbstractSection, MarkedText } from '@/lib/studies/citable-text'
import type { XmlElement } from '@/lib/xml/xml-element'

/** Marks that a text is kept with; of every other element only its words are. */
const KEPT = new Set(['i', 'b', 'u', 'em', 'strong', 'sub', 'sup', 'h4'])
const TAG = /<(\/?)([a-z][a-z0-9]{0,10})(?:\s[^<>]{0,200})?\/?>/gi
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", nbsp: ' ' }

/** A text of HTML as PubMed's texts are: plain, with marks over it. */
export const markedText = (html: string): MarkedText => markedTextOf(tidied(treeOf(html)))

/** NLM's categories of the labels that say the same; the others have none here. */
const CATEGORIES = ['BACKGROUND', 'OBJECTIVE', 'METHODS', 'RESULTS', 'CONCLUSIONS']

/** The parts of an abstract, each after its heading; the headings are labels, as PubMed writes them. */
export function abstractOf(html: string | undefined): AbstractSection[] {
  const parts: { label?: string; element: XmlElement }[] = [{ element: element('part') }]
  for (const node of treeOf(html ?? '').children) {
    if (typeof node === 'string' || node.name !== 'h4') parts.at(-1)?.element.children.push(node)
    else {
      const label = plainText(markedTextOf(node).text)?.replace(/:$/, '').toUpperCase()
      parts.push({ ...(label ? { label } : {}), element: element('part') })
    }
  }
  return parts.flatMap(({ label, element }) => {
    const section: AbstractSection = markedTextOf(tidied(element))
    if (section.text === '') return []
    const category = CATEGORIES.find((name) => label === name || `${label}S` === name || label === `${name}S`)
    return [{ ...section, ...(label ? { label } : {}), ...(category ? { category } : {}) }]
  })
}

const element = (name: string): XmlElement => ({ name, attributes: {}, children: [] })

/** A tag that is never closed ends with the text; one that was never opened is left out. */
function treeOf(html: string): XmlElement {
  const root = element('text')
  const open = [root]
  let at = 0
  const add = (text: string) => {
    if (text !== '') open.at(-1)?.children.push(decoded(text))
  }
  for (const match of html.matchAll(TAG)) {
    add(html.slice(at, match.index))
    at = match.index + match[0].length
    const name = (match[2] ?? '').toLowerCase()
    if (!KEPT.has(name)) {
      add(' ')
      continue
    }
    if (!match[1]) {
      const begun = element(name)
      open.at(-1)?.children.push(begun)
      if (open.length < MOST_DEEP) open.push(begun)
    } else {
      const place = open.findLastIndex((one, index) => index > 0 && one.name === name)
      if (place > 0) open.length = place
    }
  }
  add(html.slice(at))
  return root
}

const MOST_DEEP = 20

function decoded(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos|nbsp|#39|#x?[0-9a-f]{1,6});/gi, (whole, name: string) => {
    const known = ENTITIES[name.toLowerCase()]
    if (known) return known
    const code = name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return Number.isInteger(code) && code >= 32 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** The same without what no text has: control characters, halves of characters. */
function tidied(node: XmlElement): XmlElement {
  return {
    ...node,
    children: node.children.map((one) =>
      typeof one === 'string'
        ? // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is taken out
          one.replace(/\p{Surrogate}/gu, '\uFFFD').replace(/[\u0000-\u001f\s]+/g, ' ')
        : tidied(one),
    ),
  }
}
