import { readMention } from './mention'
import type { Inline } from './tree'

/** Deeper emphasis than anybody writes is text: it keeps the tree shallow whatever comes in. */
const MAX_NESTING = 6
const MAX_LINK_TEXT = 500

/** What ends an address that stands in a text. */
const OUTSIDE = '\\s<>()[\\]"\'`*'
/** A character that is none of these, or a pair of round brackets around some: "S0140-6736(05)66912-7". */
function inBrackets(outside: string): string {
  return `(?:[^${outside}]|\\([^${outside}]{1,100}\\))`
}

/** Anchored where the scan stands. No part can match what the next part begins with, so each is linear. */
const LINK = new RegExp(`\\[([^[\\]\\n]{1,${MAX_LINK_TEXT}})\\]\\((${inBrackets('\\s()<>[\\]')}{1,2000})\\)`, 'y')
const ADDRESS = new RegExp(`https?://${inBrackets(OUTSIDE)}{1,2000}`, 'y')
const PMID = /PMID:? {0,1}(\d{1,8})(?!\d)/y
const DOI = new RegExp(`(?:doi: ?)?(10\\.\\d{4,9}/${inBrackets(OUTSIDE)}{1,300})`, 'iy')
/** Characters that begin nothing: no mark, mention, link, address, PMID or DOI. They are taken a run at a time. */
const PLAIN = /[^\\\n`*_[@hPdD1]+/y
const PUNCTUATION = /[!-/:-@[-`{-~]/
const WORD = /[\p{L}\p{N}]/u
const SIGN = /[\p{P}\p{S}]/u
/** What may stand on the outer side of emphasis that has a sign on its inner side, as in CommonMark: "*1/*2" has none. */
const BORDER = /[\s\p{P}\p{S}]/u

type Frame = { mark: '' | '*' | '**' | '_' | '__'; children: Inline[] }

/** Reads emphasis, code, links and line breaks; whatever is not one of them is text. Linear in the text. */
export function parseInline(source: string, links = true): Inline[] {
  const closingTicks = matchTicks(source)
  const frames: [Frame, ...Frame[]] = [{ mark: '', children: [] }]
  const top = () => frames.at(-1) as Frame
  let at = 0
  while (at < source.length) {
    const plain = matchAt(PLAIN, source, at)
    if (plain) {
      addText(top().children, plain[0])
      at += plain[0].length
      continue
    }
    const character = source[at] as string
    const before = source[at - 1]
    if (character === '\\' && PUNCTUATION.test(source[at + 1] ?? '')) {
      addText(top().children, source[at + 1] as string)
      at += 2
    } else if (character === '\n') {
      top().children.push({ kind: 'break' })
      at += 1
    } else if (character === '`') {
      const run = runLength(source, at)
      const close = closingTicks.get(at)
      if (close === undefined) addText(top().children, source.slice(at, at + run))
      else
        top().children.push({
          kind: 'code',
          text: source
            .slice(at + run, close)
            .replaceAll('\n', ' ')
            .trim(),
        })
      at = (close ?? at) + run
    } else if (character === '*' || character === '_') {
      const run = runLength(source, at)
      delimit(frames, character, run, before, source[at + run])
      at += run
    } else {
      const link = links && !WORD.test(before ?? '') ? (readMentionAt(source, at) ?? readLink(source, at)) : null
      if (link) top().children.push(link.node)
      else addText(top().children, character)
      at = link ? link.end : at + 1
    }
  }
  while (frames.length > 1) leave(frames)
  return frames[0].children
}

/** Opens or closes emphasis, or stands as the text it is. */
function delimit(frames: Frame[], character: '*' | '_', run: number, before = ' ', after = ' ') {
  // Those inside a word belong to the word: "IL_17_A", "HLA-B*57:01", "2*3*4".
  const inWord = (character === '_' || run === 1) && WORD.test(before) && WORD.test(after)
  const opens = !/\s/.test(after) && (!SIGN.test(after) || BORDER.test(before))
  const closes = !/\s/.test(before) && (!SIGN.test(before) || BORDER.test(after))
  const mark = (run === 1 ? character : character + character) as Frame['mark']
  const open = frames.findLastIndex((frame) => frame.mark === mark)
  if (run > 2 || inWord) {
    addText((frames.at(-1) as Frame).children, character.repeat(run))
  } else if (closes && open > 0) {
    while (frames.length > open + 1) leave(frames)
    const { children } = frames.pop() as Frame
    ;(frames.at(-1) as Frame).children.push({ kind: run === 1 ? 'emphasis' : 'strong', children })
  } else if (opens && frames.length <= MAX_NESTING) {
    frames.push({ mark, children: [] })
  } else {
    addText((frames.at(-1) as Frame).children, character.repeat(run))
  }
}

/** Emphasis that was never closed was text after all. */
function leave(frames: Frame[]) {
  const { mark, children } = frames.pop() as Frame
  const parent = (frames.at(-1) as Frame).children
  addText(parent, mark)
  for (const child of children) child.kind === 'text' ? addText(parent, child.text) : parent.push(child)
}

function readMentionAt(source: string, at: number): { node: Inline; end: number } | null {
  const mention = source[at] === '@' ? readMention(source, at) : null
  return mention && { node: { kind: 'mention', userId: mention.userId, name: mention.name }, end: mention.end }
}

function readLink(source: string, at: number): { node: Inline; end: number } | null {
  const link = matchAt(LINK, source, at)
  if (link?.[1] && isWebAddress(link[2] ?? '')) {
    return { node: linkTo(link[2] as string, parseInline(link[1], false)), end: at + link[0].length }
  }
  const address = matchAt(ADDRESS, source, at)
  if (address) {
    const href = address[0].replace(/[.,;:!?]{1,20}$/, '')
    return isWebAddress(href) ? { node: linkTo(href, [{ kind: 'text', text: href }]), end: at + href.length } : null
  }
  const identifier = matchAt(PMID, source, at) ?? matchAt(DOI, source, at)
  if (!identifier?.[1]) return null
  const text = identifier[0].replace(/[.,;:!?]{1,20}$/, '')
  const value = identifier[1].replace(/[.,;:!?]{1,20}$/, '')
  return {
    node: linkTo(`/studies?q=${encodeURIComponent(value)}`, [{ kind: 'text', text }]),
    end: at + text.length,
  }
}

const linkTo = (href: string, children: Inline[]): Inline => ({ kind: 'link', href, children })

/** http and https alone; what a URL parser does not take is no address. */
function isWebAddress(address: string): boolean {
  return /^https?:\/\//i.test(address) && URL.canParse(address)
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(source)
}

/** Neighbouring text becomes one node. */
function addText(nodes: Inline[], text: string) {
  const last = nodes.at(-1)
  if (last?.kind === 'text') last.text += text
  else nodes.push({ kind: 'text', text })
}

function runLength(source: string, at: number): number {
  let end = at + 1
  while (source[end] === source[at]) end += 1
  return end - at
}

/** For each run of backticks that opens code, where the run of the same length stands that closes it. */
function matchTicks(source: string): Map<number, number> {
  const closing = new Map<number, number>()
  if (!source.includes('`')) return closing
  const nextOfLength = new Map<number, number>()
  const runs = [...source.matchAll(/`+/g)]
  for (const run of runs.reverse()) {
    const next = nextOfLength.get(run[0].length)
    if (next !== undefined) closing.set(run.index, next)
    nextOfLength.set(run[0].length, run.index)
  }
  return closing
}
