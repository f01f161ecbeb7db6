import type { Place, QuestionNode } from './question'

/** All of the parts; an "and" among them lends its parts. Null of nothing. */
export const allOf = (parts: QuestionNode[]): QuestionNode | null => gathered('and', parts)

/** Any of the parts; an "or" among them lends its parts. Null of nothing. */
export const anyOf = (parts: QuestionNode[]): QuestionNode | null => gathered('or', parts)

function gathered(kind: 'and' | 'or', parts: QuestionNode[]): QuestionNode | null {
  const [first] = parts
  if (!first) return null
  if (parts.length === 1) return first
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]))
  const start = Math.min(...flat.map((part) => part.start))
  return { kind, parts: flat, start, end: Math.max(...flat.map((part) => part.end)) }
}

/** Not the node; what was "not" is wanted again. The place holds the sign that inverts it. */
export function inverted(node: QuestionNode, sign: Place): QuestionNode {
  // A line of a strategy stands before the line that combines it.
  const place = { start: Math.min(sign.start, node.start), end: Math.max(sign.end, node.end) }
  return node.kind === 'not' ? { ...node.part, ...place } : { kind: 'not', part: node, ...place }
}
