import { IN_TEXT, type QuestionNode } from './question'
import type { Problems } from './question-problems'
import type { Token } from './question-tokens'
import { alternativesCount } from './wildcards'

export type NearSign = Extract<Token, { kind: 'near' }>

/** Words farther apart than this are looked for wherever they stand. */
export const MAX_DISTANCE = 15
/** PostgreSQL knows exact distances only: each distance and direction is asked for by itself. */
const MAX_COST = 3000

/** Joins what has to stand near each other, as long as that can be looked for. */
export class NearTerms {
  private cost = 0

  constructor(private readonly problems: Problems) {}

  /** Null where it is read as AND, which is said. */
  join(before: QuestionNode, sign: NearSign, after: QuestionNode): QuestionNode | null {
    const { distance, ordered, text } = sign
    if (!isText(before) || !isText(after)) {
      this.problems.say(sign, `Only words and phrases can be near each other; ${text} is read as AND.`)
      return null
    }
    if (distance > MAX_DISTANCE) {
      this.problems.say(sign, `Words are near each other up to ${MAX_DISTANCE} words apart; ${text} is read as AND.`)
      return null
    }
    const parts: [QuestionNode, QuestionNode] = [before, after]
    const place = { start: Math.min(before.start, after.start), end: Math.max(before.end, after.end) }
    const node: QuestionNode = { kind: 'near', parts, distance, ordered, ...place }
    const cost = costOf(node)
    if (this.cost + cost > MAX_COST) {
      this.problems.say(sign, `There are too many words here to look for near each other; ${text} is read as AND.`)
      return null
    }
    this.cost += cost
    return node
  }
}

function isText(node: QuestionNode): boolean {
  if (node.kind === 'term') return IN_TEXT.has(node.field)
  return (node.kind === 'or' || node.kind === 'near') && node.parts.every(isText)
}

function costOf(node: QuestionNode): number {
  if (node.kind === 'term') return alternativesCount(node.text)
  if (node.kind !== 'or' && node.kind !== 'near') return 0
  const inside = node.parts.reduce((sum, part) => sum + costOf(part), 0)
  return node.kind === 'near' ? inside * node.distance * (node.ordered ? 1 : 2) : inside
}
