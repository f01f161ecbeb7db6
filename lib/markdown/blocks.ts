import { parseInline } from './inline'
import type { Block, List, ListItem } from './tree'

/** Quotes within quotes: deeper ones keep their ">" as text. */
const MAX_QUOTES = 3
const QUOTE = /^ {0,3}> ?/
const MARKER = /^( {0,3})(?:([-*+])|(\d{1,4})([.)])) +(?=\S)/

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

/**
 * Where the block that begins at `from` is over: quotes and paragraphs at a change, lists at a line that is not indented
 * or has another kind of marker.
 */
function endOfBlock(lines: string[], from: number, quotes: number): number {
  const first = lines[from] as string
  let at = from + 1
  if (!first.trim()) return at
  const quote = isQuote(first, quotes)
  const list = quote ? null : MARKER.exec(first)
  for (; at < lines.length; at++) {
    const line = lines[at] as string
    if (!line.trim() || isQuote(line, quotes) !== quote) break
    const marker = quote ? null : MARKER.exec(line)
    if (list && !marker && !line.startsWith('  ')) break
    if (list && marker && isBeside(marker, list) && kindOf(marker) !== kindOf(list)) break
    if (!quote && !list && marker) break
  }
  return at
}

const indentOf = (marker: RegExpExecArray) => marker[1]?.length ?? 0
/** Not so far in that it would be inside the other's item. */
const isBeside = (marker: RegExpExecArray, other: RegExpExecArray) => indentOf(marker) < indentOf(other) + 2
/** Items of one list have one kind of marker: the same sign, or numbers with the same sign behind them. */
const kindOf = (marker: RegExpExecArray) => marker[2] ?? marker[4]

/** One list of lines that begin with a marker or are indented; `nest` allows lists inside an item. */
function parseList(lines: string[], nest: boolean): List {
  const marker = MARKER.exec(lines[0] as string) as RegExpExecArray
  const indent = indentOf(marker)
  const groups: { marker: string; lines: string[] }[] = []
  for (const line of lines) {
    const found = MARKER.exec(line)
    if (found && (!nest || isBeside(found, marker))) {
      groups.push({ marker: found[0].trim(), lines: [line.slice(found[0].length)] })
    } else groups.at(-1)?.lines.push(line.slice(Math.min(line.search(/\S/), indent + 2)))
  }
  return {
    kind: 'list',
    ordered: marker[3] !== undefined,
    items: groups.map((group) => ({ marker: group.marker, ...parseItem(group.lines, nest) })),
  }
}

function parseItem(lines: string[], nest: boolean): Omit<ListItem, 'marker'> {
  const inner = nest ? lines.findIndex((line, index) => index > 0 && MARKER.test(line)) : -1
  const own = inner < 0 ? lines : lines.slice(0, inner)
  return {
    children: parseInline(own.map((line) => line.trim()).join('\n')),
    lists: inner < 0 ? [] : parseInnerLists(lines.slice(inner)),
  }
}

/** Lists in an item, which begin with a marker and hold none of their own. */
function parseInnerLists(lines: string[]): List[] {
  const lists: string[][] = []
  let kind: string | undefined
  for (const line of lines) {
    const marker = MARKER.exec(line)
    if (marker && kindOf(marker) !== kind) {
      lists.push([line])
      kind = kindOf(marker)
    } else lists.at(-1)?.push(line)
  }
  return lists.map((list) => parseList(list, false))
}
