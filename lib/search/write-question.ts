import { TAGS } from './field-tags'
import { isPmidList } from './pmid-list'
import { writePublicationDates } from './publication-dates'
import type { QuestionNode, Term } from './question'
import { isReadAsStrategy } from './strategy/is-strategy'

/**
 * The question in its canonical form: `parseQuestion` makes the same tree of it, as long as it keeps within the bounds
 * (the canonical text may be longer than what was typed). Bare words that are all wanted are written side by side, as
 * a plain question is typed; operators are read from left to right, so the first of their parts needs no parentheses.
 */
export function writeQuestion(node: QuestionNode): string {
  const written = write(node, ' ')
  // Two words may stand side by side as a line of a strategy would have them, such as a heading with its qualifier,
  // or numbers as a list of PMIDs. A semicolon is no part of a word, and neither has one there.
  return isReadAsStrategy(written) || isPmidList(written) ? `${write(node, '; ')};` : written
}

/** `gap` stands between any two parts. */
function write(node: QuestionNode, gap: string): string {
  if (node.kind === 'term') return writeTerm(node)
  if (node.kind === 'dates') return `${writePublicationDates(node.from, node.to)}[${TAGS.dates}]`
  if (node.kind === 'not') return `NOT${gap}${operand(node.part, gap)}`
  if (node.kind === 'and') {
    const beside = node.parts.every((part) => isLeaf(part)) ? sideBySide(node.parts, gap) : null
    if (beside) return beside
  }
  if (node.kind === 'near') {
    const [before, after] = node.parts
    const left = before.kind === 'or' ? grouped(before, gap) : write(before, gap)
    const right = after.kind === 'or' || after.kind === 'near' ? grouped(after, gap) : write(after, gap)
    return `${left}${gap}${node.ordered ? 'NEXT' : 'NEAR'}/${node.distance}${gap}${right}`
  }
  const [first, ...rest] = node.parts as [QuestionNode, ...QuestionNode[]]
  const written = rest.map((part) => {
    if (node.kind === 'and' && part.kind === 'not') return `${gap}${write(part, gap)}`
    return `${gap}${node.kind.toUpperCase()}${gap}${operand(part, gap)}`
  })
  return write(first, gap) + written.join('')
}

const grouped = (node: QuestionNode, gap: string) => `(${write(node, gap)}${gap.trim()})`

/** As it stands after an operator. */
function operand(node: QuestionNode, gap: string): string {
  if (node.kind === 'and') return sideBySide(node.parts, gap) ?? grouped(node, gap)
  if (node.kind === 'or') return grouped(node, gap)
  return write(node, gap)
}

/** The parts without an operator between them, or null where that would read otherwise. */
function sideBySide(parts: QuestionNode[], gap: string): string | null {
  // Nothing but numbers would be read as PMIDs.
  if (parts.every(isNumber)) return null
  const written: string[] = []
  let openRun = false
  for (const part of parts) {
    const signed = part.kind === 'not' ? part.part : part
    if (signed.kind === 'and' || signed.kind === 'not' || signed.kind === 'near') return null
    // A tag is read as that of all the bare words before it.
    if (openRun && isTaggedWord(signed) && part === signed) return null
    openRun = isBareWord(signed) || (openRun && isTaggedWord(signed))
    const text = signed.kind === 'or' ? grouped(signed, gap) : write(signed, gap)
    // A minus is only one before a letter, a quote or a parenthesis.
    if (part !== signed && !/^[\p{L}"(]/u.test(text)) return null
    written.push(part === signed ? text : `-${text}`)
  }
  return written.join(gap)
}

const isLeaf = (node: QuestionNode) => node.kind === 'term' || node.kind === 'dates'
const isNumber = (node: QuestionNode) => isBareWord(node) && node.kind === 'term' && /^[1-9]\d{4,8}$/.test(node.text)
const isBareWord = (node: QuestionNode) => node.kind === 'term' && !node.phrase && node.field === 'any'
const isTaggedWord = (node: QuestionNode) =>
  node.kind === 'dates' || (node.kind === 'term' && !node.phrase && node.field !== 'any')

function writeTerm({ text, field, phrase, truncated }: Term): string {
  const worded = `${text}${truncated ? '*' : ''}`
  return `${phrase ? `"${worded}"` : worded}${field === 'any' ? '' : `[${TAGS[field]}]`}`
}
