import { parseMarkdown } from './blocks'
import type { Block, Inline, List } from './tree'

/** The words alone, a line for each paragraph and for each item, with the sign or number it was typed with: for quoting and for one-line glimpses. */
export function plainText(source: string): string {
  return parseMarkdown(source).map(blockText).join('\n')
}

function blockText(block: Block): string {
  if (block.kind === 'paragraph') return inlineText(block.children)
  return block.kind === 'quote' ? block.blocks.map(blockText).join('\n') : listText(block)
}

const listText = (list: List): string =>
  list.items
    .map(({ marker, children, lists }) => [`${marker} ${inlineText(children)}`, ...lists.map(listText)].join('\n'))
    .join('\n')

const inlineText = (nodes: Inline[]): string =>
  nodes.map((node) => (node.kind === 'break' ? '\n' : 'text' in node ? node.text : inlineText(node.children))).join('')
