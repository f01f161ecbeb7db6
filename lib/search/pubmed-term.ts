import { TAGS } from './field-tags'
import { parseQuestion } from './parse-question'
import { writePublicationDates } from './publication-dates'
import type { QuestionNode, Term } from './question'

/**
 * A question as PubMed takes it: bare words as they were typed, for PubMed to translate by itself; everything else with
 * PubMed's operators and tags, and a parenthesis around whatever two operators could be read two ways.
 */
export function pubmedTerm(typed: string): string {
  const { root, plain } = parseQuestion(typed)
  if (!root || plain) return typed.replace(/\s+/g, ' ').trim()
  return write(root)
}

function write(node: QuestionNode): string {
  switch (node.kind) {
    case 'term':
      return writeTerm(node)
    case 'dates':
      return `${writePublicationDates(node.from, node.to)}[${TAGS.dates}]`
    case 'or':
      return node.parts.map(operand).join(' OR ')
    case 'and':
      return writeAll(node.parts)
    case 'not':
      return `NOT ${operand(node.part)}`
    case 'near':
      return writeNear(node)
  }
}

/** What is wanted first: PubMed takes NOT away from what stands before it. */
function writeAll(parts: QuestionNode[]): string {
  const wanted = parts.filter(({ kind }) => kind !== 'not')
  const unwanted = parts.filter(({ kind }) => kind === 'not')
  return [wanted.map(operand).join(' AND '), ...unwanted.map(write)].join(' ')
}

const operand = (node: QuestionNode): string =>
  node.kind === 'term' || node.kind === 'dates' || isClose(node) ? write(node) : `(${write(node)})`

/** Both are words of a title or abstract: "words of one[tiab:~distance]" (PubMed User Guide, "Proximity searching"). */
function writeNear(node: Extract<QuestionNode, { kind: 'near' }>): string {
  const [before, after] = node.parts
  if (isClose(node) && before.kind === 'term' && after.kind === 'term')
    return `"${before.text} ${after.text}"[${TAGS['title-abstract']}:~${node.distance}]`
  return `${operand(before)} AND ${operand(after)}`
}

const isClose = (node: QuestionNode): boolean =>
  node.kind === 'near' && node.parts.every((part) => part.kind === 'term' && !part.truncated && NEARBY.has(part.field))

const NEARBY: ReadonlySet<string> = new Set(['any', 'title-abstract', 'title', 'abstract'])

function writeTerm({ text, field, phrase, truncated }: Term): string {
  const worded = `${text}${truncated ? '*' : ''}`
  return `${phrase ? `"${worded}"` : worded}${field === 'any' ? '' : `[${TAGS[field]}]`}`
}
