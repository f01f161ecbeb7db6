import { parseMarkdown } from './blocks'
import type { Mentioned } from './mention'
import type { Block, Inline, List } from './tree'

/**
 * A text as `parseMarkdown` reads it, in which those in `people` are mentioned by the name that they have now. Whoever else a
 * token names is not mentioned: what was typed for them is text.
 */
export function parseWithNames(source: string, people: readonly Mentioned[]): Block[] {
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const inline = (node: Inline): Inline => {
    if (node.kind === 'mention') {
      const name = names.get(node.userId)
      return name === undefined ? { kind: 'text', text: `@${node.name}` } : { ...node, name }
    }
    return 'children' in node ? { ...node, children: node.children.map(inline) } : node
  }
  const list = (all: List): List => ({
    ...all,
    items: all.items.map((item) => ({ ...item, children: item.children.map(inline), lists: item.lists.map(list) })),
  })
  const block = (one: Block): Block => {
    if (one.kind === 'list') return list(one)
    return one.kind === 'quote'
      ? { ...one, blocks: one.blocks.map(block) }
      : { ...one, children: one.children.map(inline) }
  }
  return parseMarkdown(source).map(block)
}
