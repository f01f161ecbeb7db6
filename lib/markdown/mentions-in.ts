import { parseMarkdown } from './blocks'
import type { Mentioned } from './mention'
import type { Block, Inline, List } from './tree'

/** Everybody whom a text mentions, each once, by the name that was typed; a token in code or behind a backslash is text. */
export function mentionsIn(source: string): Mentioned[] {
  const found = new Map<string, Mentioned>()
  const inline = (nodes: readonly Inline[]) => {
    for (const node of nodes) {
      if (node.kind === 'mention') found.set(node.userId, { id: node.userId, name: node.name })
      else if ('children' in node) inline(node.children)
    }
  }
  const list = ({ items }: List) => {
    for (const { children, lists } of items) {
      inline(children)
      lists.forEach(list)
    }
  }
  const blocks = (all: readonly Block[]) => {
    for (const block of all) {
      if (block.kind === 'list') list(block)
      else if (block.kind === 'quote') blocks(block.blocks)
      else inline(block.children)
    }
  }
  if (source.includes('@[')) blocks(parseMarkdown(source))
  return [...found.values()]
}
