import type { QuestionNode } from '@/lib/search/question'

/** A question's tree on one line: (and hair "hair loss"@title alopec*), dates as from..to. */
export function shownQuestion(node: QuestionNode | null): string {
  if (!node) return 'nothing'
  if (node.kind === 'dates') return `${node.from ?? ''}..${node.to ?? ''}`
  if (node.kind === 'not') return `(not ${shownQuestion(node.part)})`
  if (node.kind === 'near')
    return `(${node.ordered ? 'next' : 'near'}${node.distance} ${node.parts.map(shownQuestion).join(' ')})`
  if (node.kind !== 'term') return `(${node.kind} ${node.parts.map(shownQuestion).join(' ')})`
  const text = `${node.text}${node.truncated ? '*' : ''}`
  return `${node.phrase ? `"${text}"` : text}${node.field === 'any' ? '' : `@${node.field}`}`
}
