import { SaxesParser } from 'saxes'

export type XmlNode = {
  name: string
  uri: string
  attributes: Record<string, string>
  text: string
  children: XmlNode[]
}

/** The document element of well-formed XML with its namespaces resolved; throws where anything is wrong with it. */
export function parseXml(source: string): XmlNode {
  const parser = new SaxesParser({ xmlns: true })
  const top: XmlNode = { name: '', uri: '', attributes: {}, text: '', children: [] }
  const open = [top]
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    const attributes = Object.fromEntries(Object.values(tag.attributes).map(({ name, value }) => [name, value]))
    const node = { name: tag.local, uri: tag.uri, attributes, text: '', children: [] }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on('text', (text) => {
    const node = open.at(-1)
    if (node) node.text += text
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(source).close()
  return top.children[0] as XmlNode
}

export const childrenOf = (node: XmlNode, name: string) => node.children.filter((child) => child.name === name)
export const textOf = (node: XmlNode, name: string) => childrenOf(node, name)[0]?.text
