import { z } from 'zod'
import type { AbstractSection } from '@/lib/studies/citable-text'
import type { SourcedSentence, SourceSpan } from '@/lib/summaries/summary'
import { boundsMoved } from './bounds-kept'
import { contentWords } from './content-words'
import { countWords } from './edits'
import { lint, type Warning } from './linter/linter'
import { type Reading, readAbstract } from './reading'
import { onlyAsksForResearch } from './research-call'
import { type Sentence, sentencesOf } from './sentences'
import { MOST_WORDS } from './short-form'
import { claimsBeyond } from './support'
import { unsupportedWords } from './told-words'
import { turnedWords } from './turned'

/** A language model's summary that has passed every check, each sentence with the one of the abstract it rests on. */
export type ModelDraft = { tldr: string; source: SourceSpan; sentences: SourcedSentence[] }

/** Why a language model's text is not kept. */
export type ModelRefusal =
  | 'not as asked'
  | 'markup'
  | 'too long'
  | 'another document'
  | 'no source'
  | 'no finding'
  | 'beyond the abstract'
  | 'turned round'
  | 'lost bounds'

export type ModelVerdict = { kept: ModelDraft } | { refused: ModelRefusal; words: string }

const LEAST_SENTENCES = 3
const MOST_SENTENCES = 5
const MOST_SENTENCE_WORDS = 70
const LONGEST_REPLY = 8_000

const reply = z.strictObject({
  tldr: z.string().trim().min(1),
  paragraph: z.array(z.string().trim().min(1)).min(LEAST_SENTENCES).max(MOST_SENTENCES),
})

/** Tags, links, entities, Markdown, TeX; not "p < 0.05", nor the asterisk of an allele. */
const MARKUP =
  /<[/!?a-z]|&(?:#\w{1,8}|[a-z]{2,10});|\b(?:https?|ftp|file|data|javascript|mailto):|\bwww\.|\b[\w-]{2,}\.(?:com|org|net|info|io)\b|@[\w-]+\.|\]\(|\*\*|__|~~|`|\\|^\s*(?:#|[-*+•>]\s)/i
/** Controls, marks that are not seen, lines: nothing that a sentence needs. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]/u

/** Of the content words of a text, the share that its sentence must have, and the whole document. */
const RESTS = 0.5
const SPEAKS = 0.7
/** A sentence that shares so much less than the one that shares most may be meant as well. */
const NEARLY = 0.2

/**
 * Whether what a language model answered is kept as a draft of this study: it parses, has no markup, is as short as
 * asked, speaks of this document and of nothing beyond it, and each of its sentences rests on one sentence of the
 * abstract, with that one's numbers and units and none of its negations and hedges lost; an editor would be warned of
 * nothing in it. Words are compared, not meanings: what passes may still be wrong, and stays a draft. A pure function
 * that never throws.
 */
export function judgeModelDraft(
  text: string,
  study: { title: string; abstract: readonly AbstractSection[] },
): ModelVerdict {
  const parsed = reply.safeParse(parse(text))
  if (!parsed.success) return { refused: 'not as asked', words: (parsed.error.issues[0]?.message ?? '').slice(0, 200) }
  const { tldr, paragraph } = parsed.data
  const misshapen = shapeFault(tldr, MOST_WORDS) ?? first(paragraph, (each) => shapeFault(each, MOST_SENTENCE_WORDS))
  if (misshapen) return misshapen
  if (new Set(paragraph).size < paragraph.length) return { refused: 'not as asked', words: 'a sentence comes twice' }
  const reading = readAbstract(study.title, study.abstract)
  const whole = [reading.title, ...study.abstract.map((section) => section.text)].join('\n')
  const unsupported = first([tldr, ...paragraph], (each) => documentFault(each, whole))
  if (unsupported) return unsupported
  const [finding, ...told] = [tldr, ...paragraph].map((each, index) => resting(each, reading, index === 0))
  for (const each of [finding, ...told]) if (each && 'refused' in each) return each
  const warned = first([tldr, ...paragraph], (each) => lintFault(each, study))
  if (warned) return warned
  return {
    kept: {
      tldr,
      source: (finding as Rested).source,
      sentences: told.map((each) => each as Rested).map(({ text, source }) => ({ text, source })),
    },
  }
}

/** JSON, also in the fence and after the thoughts that some models cannot leave away; undefined where it is none. */
function parse(text: string): unknown {
  if (text.length > LONGEST_REPLY) return undefined
  const bare = text
    .replace(/^\s*<think>[\s\S]*?<\/think>/, '')
    .trim()
    .replace(/^```(?:json)?\s*\n([\s\S]*)\n```$/, '$1')
  try {
    return JSON.parse(bare)
  } catch {
    return undefined
  }
}

type Refused = { refused: ModelRefusal; words: string }
type Rested = { text: string; source: SourceSpan }

function first<T>(items: readonly T[], fault: (item: T) => Refused | null): Refused | null {
  for (const item of items) {
    const found = fault(item)
    if (found) return found
  }
  return null
}

/** One sentence of plain text, as short as asked. */
function shapeFault(text: string, most: number): Refused | null {
  const markup = MARKUP.exec(text)?.[0] ?? (UNSEEN.test(text) ? 'a character that is not seen' : null)
  if (markup !== null) return { refused: 'markup', words: markup }
  const words = countWords(text)
  if (words > most) return { refused: 'too long', words: `${words} words` }
  if (sentencesOf([{ text }], 3).length !== 1) return { refused: 'not as asked', words: 'more than one sentence' }
  return null
}

/** What a text claims that the title and the abstract do not have. */
function documentFault(text: string, whole: string): Refused | null {
  const [words, known] = [contentWords(text), contentWords(whole)]
  if (words.size === 0) return { refused: 'no source', words: text.slice(0, 80) }
  if (shareIn(known, words) < SPEAKS)
    return { refused: 'another document', words: listed(unsupportedWords(text, whole)) }
  const claims = claimsBeyond(text, whole)
  if (claims.length > 0) return { refused: 'beyond the abstract', words: listed(claims.map(({ words }) => words)) }
  const unsupported = unsupportedWords(text, whole)
  return unsupported.length > 0 ? { refused: 'beyond the abstract', words: listed(unsupported) } : null
}

/**
 * The sentence that a text rests on: of those that share most of its words the first that says all it says, bounded as it
 * is. A finding rests on a result or a conclusion.
 */
function resting(text: string, reading: Reading, isFinding: boolean): Rested | Refused {
  if (isFinding && onlyAsksForResearch(text)) return { refused: 'no finding', words: text.slice(0, 80) }
  const words = contentWords(text)
  const shares = reading.words.map((known, index) => {
    const role = reading.roles[index]
    return { index, share: !isFinding || role === 'results' || role === 'conclusions' ? shareIn(known, words) : 0 }
  })
  const least = Math.max(RESTS, Math.max(...shares.map(({ share }) => share)) - NEARLY)
  let fault: Refused = { refused: 'no source', words: text.slice(0, 80) }
  for (const [place, { index }] of shares
    .filter(({ share }) => share >= least)
    .sort((one, other) => other.share - one.share)
    .entries()) {
    const found = sentenceFault(text, reading.texts[index] as string, reading.title)
    const { section, start, end } = reading.sentences[index] as Sentence
    if (!found) return { text, source: { section, start, end } }
    if (place === 0) fault = found
  }
  return fault
}

/** A name may come from elsewhere in the abstract, "this treatment" spelt out; a number with its unit may not. */
function sentenceFault(text: string, sentence: string, title: string): Refused | null {
  const claims = claimsBeyond(text, sentence, [title]).filter(({ kind }) => kind !== 'name')
  if (claims.length > 0) return { refused: 'beyond the abstract', words: listed(claims.map(({ words }) => words)) }
  const turned = turnedWords(text, sentence)
  if (turned.length > 0) return { refused: 'turned round', words: listed(turned) }
  const moved = boundsMoved(text, sentence)
  return moved.length > 0 ? { refused: 'lost bounds', words: listed(moved.map(({ words }) => words)) } : null
}

/** What an editor would be warned of. */
function lintFault(text: string, study: { title: string; abstract: readonly AbstractSection[] }): Refused | null {
  const [warning] = lint({ tldr: '', paragraph: text }, study).paragraph
  return warning ? { refused: REFUSED[warning.kind], words: warning.words.slice(0, 200) } : null
}

const REFUSED: Record<Warning['kind'], ModelRefusal> = {
  number: 'beyond the abstract',
  unit: 'beyond the abstract',
  name: 'beyond the abstract',
  direction: 'turned round',
  certainty: 'lost bounds',
  population: 'lost bounds',
  long: 'too long',
}

function shareIn(known: ReadonlySet<number>, words: ReadonlySet<number>): number {
  let shared = 0
  for (const word of words) if (known.has(word)) shared++
  return shared / Math.max(1, words.size)
}

const listed = (words: readonly string[]) => words.slice(0, 5).join(', ').slice(0, 200)
