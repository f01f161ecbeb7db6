import type { Reading } from '../reading'
import type { Cue } from './cue-words'
import { type Cues, cueAt, cuesOf, wordsOf } from './cues'
import { type Significance, significanceOf } from './significance'

const ROLES = ['background', 'objective', 'methods', 'results', 'conclusions'] as const
export const OBJECTIVE = ROLES.indexOf('objective')
export const METHODS = ROLES.indexOf('methods')
export const RESULTS = ROLES.indexOf('results')
export const CONCLUSIONS = ROLES.indexOf('conclusions')

/** A sentence as it is read for the finding: its words, what kinds of words they are, and what it tells. */
export type Line = {
  index: number
  role: number
  text: string
  words: ReadonlySet<number>
  length: number
  tokens: readonly string[]
  cues: Cues
  p: Significance
  /** Whether it speaks of the primary outcome by that name. */
  isPrimary: boolean
  /** Whether it tells that nothing differed, and that something did: 1 or 0. */
  none: number
  some: number
}

const PRIMARY =
  /\b(?:primary|main|principal)\b[^.;]{0,40}\b(?:outcomes?|end ?-?points?|efficacy|measures?|variables?|objectives?|aims?|hypothes|analys[ei]s)/i
const nothing: ReadonlySet<number> = new Set<number>()

export const linesOf = ({ texts, roles, words, lengths }: Reading): Line[] =>
  texts.map((text, index) => {
    const tokens = wordsOf(text)
    const cues = cuesOf(tokens)
    const p = significanceOf(text)
    return {
      index,
      role: ROLES.indexOf(roles[index] as (typeof ROLES)[number]),
      text,
      words: words[index] ?? nothing,
      length: lengths[index] as number,
      tokens,
      cues,
      p,
      isPrimary: (cues.counts[cueAt('primary')] as number) > 0 && PRIMARY.test(text),
      none: cues.denied > 0 || p.large > p.small ? 1 : 0,
      some: (cues.stated > 0 && (cues.denied === 0 || cues.stated > 1)) || p.small > 0 ? 1 : 0,
    }
  })

/** How often a kind of words stands in a sentence. */
export const timesOf = (line: Line, cue: Cue): number => line.cues.counts[cueAt(cue)] as number

/** Whether a kind of words stands among the first so many of a sentence: 1 or 0. */
export function beginsWith(line: Line, cue: Cue, within = 1): number {
  const first = line.cues.firsts[cueAt(cue)] as number
  return first >= 0 && first < within ? 1 : 0
}

/** It tells that nothing differed, and nothing else. */
export const isPure = ({ none, some }: Line): boolean => none === 1 && some === 0
export const compares = (line: Line): boolean => timesOf(line, 'compares') > 0

export function sharedWords(words: ReadonlySet<number>, others: ReadonlySet<number>): number {
  let count = 0
  for (const word of words) if (others.has(word)) count++
  return count
}

export const shareOf = (words: ReadonlySet<number>, others: ReadonlySet<number>): number =>
  words.size === 0 ? 0 : sharedWords(words, others) / words.size
