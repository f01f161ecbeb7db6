import type { Mentioned } from './mention'
import { parseWithNames } from './present-names'
import type { Block, Inline, List } from './tree'

/**
 * The words alone, a line for each paragraph and for each item, with the sign or number it was typed with: for quoting and for
 * one-line glimpses. Those in `people` stand there by the name that they have now.
 */
export function plainText(source: string, people: readonly Mentioned[] = []): string {
  return parseWithNames(source, people).map(blockText).join('\n')
}

function blockText(block: Block): string {
  if (block.kind === 'paragraph') return inlineText(block.children)
  return block.kind === 'quote' ? block.blocks.map(blockText).join('\n') : listText(block)
}

const listText = (list: List): string =>
  list.items
    .map(({ marker, children, lists }) => [`${marker} ${inlineText(children)}`, ...lists.map(listText)].join('\n'))
    .join('\n')

const inlineText = (nodes: Inline[]): string => nodes.map(nodeText).join('')

function nodeText(node: Inline): string {
  if (node.kind === 'break') return '\n'
  if (node.kind === 'mention') return `@${node.name}`
  return 'text' in node ? node.text : inlineText(node.children)
}
