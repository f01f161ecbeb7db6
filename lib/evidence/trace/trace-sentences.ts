import { REASONS, type Reason } from '../finding/reasons'
import type { Role } from '../roles'
import type { Sentence } from '../sentences'

/** A sentence of an abstract as its drafter took it. */
export type TracedSentence = Sentence & {
  role: Role
  /** How likely it tells the main result, and that it would mislead alone, in percent; of results and conclusions. */
  chance: { main: number; misleading: number } | null
  isChosen: boolean
  /** Why not; of the likeliest that were not. */
  reason: Reason | null
}

const LETTERS: Record<Role, string> = { background: 'b', objective: 'o', methods: 'm', results: 'r', conclusions: 'c' }
const ROLES = new Map(Object.entries(LETTERS).map(([role, letter]) => [letter, role as Role]))
const CODES = new Map(REASONS.map(([reason], index) => [reason as Reason, index]))

/**
 * The sentences as they are kept, some ten bytes each: "o122 m118 ;r120:87.3! r64+2:5.1~10". A letter for the role and
 * the length; ";" where the next section begins; "+2" where it does not begin one character after the one before;
 * ":main.misleading" in percent; "!" chosen, "~" the number of the reason why it was not.
 */
export function packSentences(sentences: readonly TracedSentence[]): string {
  let section = 0
  let next = 0
  const tokens = sentences.map((sentence) => {
    const turns = ';'.repeat(Math.max(0, sentence.section - section))
    if (turns) next = 0
    section = sentence.section
    const gap = sentence.start - next
    next = sentence.end + 1
    const { role, chance, isChosen, reason } = sentence
    const shown = chance ? `:${chance.main}.${chance.misleading}` : ''
    const why = isChosen ? '!' : reason ? `~${CODES.get(reason)}` : ''
    return `${turns}${LETTERS[role]}${sentence.end - sentence.start}${gap === 0 ? '' : `+${gap}`}${shown}${why}`
  })
  return tokens.join(' ')
}

const TOKEN = /^(;*)([bomrc])(\d+)(?:\+(-?\d+))?(?::(\d+)\.(\d+))?(?:(!)|~(\d+))?$/

/** The same again; those after one that cannot be read are left out. */
export function unpackSentences(packed: string): TracedSentence[] {
  const sentences: TracedSentence[] = []
  let section = 0
  let next = 0
  for (const token of packed === '' ? [] : packed.split(' ')) {
    const match = TOKEN.exec(token)
    const role = ROLES.get(match?.[2] ?? '')
    if (!match || !role) break
    const [, turns = '', , length, gap = '0', main, misleading, chosen, code] = match
    section += turns.length
    if (turns) next = 0
    const start = next + Number(gap)
    const end = start + Number(length)
    next = end + 1
    sentences.push({
      section,
      start,
      end,
      role,
      chance: main === undefined ? null : { main: Number(main), misleading: Number(misleading) },
      isChosen: chosen !== undefined,
      reason: code === undefined ? null : (REASONS[Number(code)]?.[0] ?? null),
    })
  }
  return sentences
}
