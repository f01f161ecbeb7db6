import { TAGS } from './field-tags'
import { writePublicationDates } from './publication-dates'
import type { QuestionNode, Term } from './question'

/**
 * The question in its canonical form: `parseQuestion` makes the same tree of it, as long as it keeps within the bounds
 * (the canonical text may be longer than what was typed). Bare words that are all wanted are written side by side, as
 * a plain question is typed; operators are read from left to right, so the first of their parts needs no parentheses.
 */
export function writeQuestion(node: QuestionNode): string {
  if (node.kind === 'term') return writeTerm(node)
  if (node.kind === 'dates') return `${writePublicationDates(node.from, node.to)}[${TAGS.dates}]`
  if (node.kind === 'not') return `NOT ${operand(node.part)}`
  if (node.kind === 'and') {
    const beside = node.parts.every((part) => isLeaf(part)) ? sideBySide(node.parts) : null
    if (beside) return beside
  }
  if (node.kind === 'near') {
    const [before, after] = node.parts
    const left = before.kind === 'or' ? `(${writeQuestion(before)})` : writeQuestion(before)
    const right = after.kind === 'or' || after.kind === 'near' ? `(${writeQuestion(after)})` : writeQuestion(after)
    return `${left} ${node.ordered ? 'NEXT' : 'NEAR'}/${node.distance} ${right}`
  }
  const [first, ...rest] = node.parts as [QuestionNode, ...QuestionNode[]]
  const written = rest.map((part) => {
    if (node.kind === 'and' && part.kind === 'not') return ` ${writeQuestion(part)}`
    return ` ${node.kind.toUpperCase()} ${operand(part)}`
  })
  return writeQuestion(first) + written.join('')
}

/** As it stands after an operator. */
function operand(node: QuestionNode): string {
  if (node.kind === 'and') return sideBySide(node.parts) ?? `(${writeQuestion(node)})`
  if (node.kind === 'or') return `(${writeQuestion(node)})`
  return writeQuestion(node)
}

/** The parts without an operator between them, or null where that would read otherwise. */
function sideBySide(parts: QuestionNode[]): string | null {
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
    const text = signed.kind === 'or' ? `(${writeQuestion(signed)})` : writeQuestion(signed)
    // A minus is only one before a letter, a quote or a parenthesis.
    if (part !== signed && !/^[\p{L}"(]/u.test(text)) return null
    written.push(part === signed ? text : `-${text}`)
  }
  return written.join(' ')
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
