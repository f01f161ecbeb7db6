import type { TagField } from './field-tags'
import type { Token } from './question-tokens'

/** The tag after the parenthesis that closes, by the place of the one that opens. */
export function groupTags(tokens: Token[]): Map<number, TagField> {
  const tags = new Map<number, TagField>()
  const open: number[] = []
  tokens.forEach((token, index) => {
    if (token.kind === 'open') open.push(index)
    if (token.kind !== 'close') return
    const opened = open.pop() as number
    const next = tokens[index + 1]
    if (next?.kind === 'tag') tags.set(opened, next.field ?? 'any')
  })
  return tags
}
