import { parseInline } from './inline'
import type { Block, List, ListItem } from './tree'

/** Quotes within quotes: deeper ones keep their ">" as text. */
const MAX_QUOTES = 3
const QUOTE = /^ {0,3}> ?/
const MARKER = /^( {0,3})(?:[-*+]|(\d{1,4})[.)]) +(?=\S)/

/**
 * The Markdown of notes and comments: paragraphs, *emphasis*, **strong**, `code`, links, lists with one nested
 * level, quotes, line breaks as typed. Everything else, HTML included, is text. Time grows with the length of
 * the text alone.
 */
export function parseMarkdown(source: string): Block[] {
  return parseBlocks(source.replace(/\r\n?/g, '\n').replaceAll('\t', '    ').split('\n'), 0)
}

function parseBlocks(lines: string[], quotes: number): Block[] {
  const blocks: Block[] = []
  for (let at = 0; at < lines.length; ) {
    const end = endOfBlock(lines, at, quotes)
    if (lines[at]?.trim()) blocks.push(parseBlock(lines.slice(at, end), quotes))
    at = end
  }
  return blocks
}

function parseBlock(lines: string[], quotes: number): Block {
  const first = lines[0] as string
  if (isQuote(first, quotes)) {
    const quoted = lines.map((line) => line.replace(QUOTE, ''))
    return { kind: 'quote', blocks: parseBlocks(quoted, quotes + 1) }
  }
  if (MARKER.test(first)) return parseList(lines, true)
  return { kind: 'paragraph', children: parseInline(lines.map((line) => line.trim()).join('\n')) }
}

const isQuote = (line: string, quotes: number) => quotes < MAX_QUOTES && QUOTE.test(line)

/** Where the block that begins at `from` is over: quotes and paragraphs at a change, lists at an unindented line. */
function endOfBlock(lines: string[], from: number, quotes: number): number {
  const first = lines[from] as string
  let at = from + 1
  if (!first.trim()) return at
  const quote = isQuote(first, quotes)
  const list = !quote && MARKER.test(first)
  for (; at < lines.length; at++) {
    const line = lines[at] as string
    if (!line.trim() || isQuote(line, quotes) !== quote) break
    if (list && !MARKER.test(line) && !line.startsWith('  ')) break
    if (!quote && !list && MARKER.test(line)) break
  }
  return at
}

/** One list of lines that begin with a marker or are indented; `nest` allows a list inside an item. */
function parseList(lines: string[], nest: boolean): List {
  const marker = MARKER.exec(lines[0] as string)
  const indent = marker?.[1]?.length ?? 0
  const groups: string[][] = []
  for (const line of lines) {
    const found = MARKER.exec(line)
    const begins = found && (!nest || (found[1]?.length ?? 0) < indent + 2)
    if (begins) groups.push([line.slice(found[0].length)])
    else groups.at(-1)?.push(line.slice(Math.min(line.search(/\S/), indent + 2)))
  }
  return {
    kind: 'list',
    ordered: marker?.[2] !== undefined,
    start: Number(marker?.[2] ?? 1),
    items: groups.map((group) => parseItem(group, nest)),
  }
}

function parseItem(lines: string[], nest: boolean): ListItem {
  const inner = nest ? lines.findIndex((line, index) => index > 0 && MARKER.test(line)) : -1
  const own = inner < 0 ? lines : lines.slice(0, inner)
  return {
    children: parseInline(own.map((line) => line.trim()).join('\n')),
    list: inner < 0 ? null : parseList(lines.slice(inner), false),
  }
}
