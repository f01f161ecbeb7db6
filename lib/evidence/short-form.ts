import { type Definition, definitionsIn } from './abbreviations'
import { countWords, type Edit, edited, type Origin } from './edits'
import { type GroupNames, groupEdits, groupNamesOf } from './group-names'
import { capital, type InterventionName, interventionOf, namings } from './intervention-name'
import type { Reading } from './reading'
import type { Span } from './sentences'
import { bracketsOf, commentOf, deletions, leadOf, softLeadOf } from './shorten'
import { speltOut } from './spelt-out'
import { boundsClaim, claimsBeyond } from './support'

/** What a study says elsewhere of the names its sentences use. */
export type Names = {
  definitions: Map<string, Definition & { from: Origin }>
  intervention: InterventionName | null
  groups: GroupNames
  /** The sentences that were taken apart already, by their places. */
  parts: Parts[]
}

export type ShortForm = { text: string; edits: Edit[]; words: number; named: string[] }

export const MOST_WORDS = 35

export function namesOf({ title, texts, whole, sentences }: Reading): Names {
  const definitions: Names['definitions'] = new Map()
  const all = whole.slice(0, 20_000)
  const add = (definition: Definition, from: Origin, mayBeCapital: boolean) => {
    if (definitions.has(definition.short)) return
    const long = mayBeCapital ? inRunningText(definition.long, all, title) : definition.long
    if (long) definitions.set(definition.short, { ...definition, long, from })
  }
  sentences.forEach(({ section, start }, index) => {
    const text = texts[index] as string
    for (const definition of definitionsIn(text)) {
      const from = { place: 'abstract' as const, section, start: start + definition.start, end: start + definition.end }
      add(definition, from, definition.start === 0 || AFTER_LABEL.test(text.slice(0, definition.start)))
    }
  })
  for (const definition of definitionsIn(title))
    add(definition, { place: 'title', start: definition.start, end: definition.end }, true)
  return {
    definitions,
    intervention: interventionOf(title, all),
    groups: groupNamesOf({ texts, sentences }),
    parts: [],
  }
}

/** "METHODS Idiopathic …", "Aim: Transcranial …": the capital is that of a first word. */
const AFTER_LABEL = /^(?:\p{Lu}{4,} ?:?|\p{Lu}\p{Ll}+:) $/u

/** A long form as it stands within a sentence; null where a capital may only be that of a title or a first word. */
function inRunningText(long: string, text: string, title: string): string | null {
  if (!/\p{Lu}/u.test(long)) return long
  const small = long.charAt(0).toLowerCase() + long.slice(1)
  const first = ` ${small.split(' ')[0]} `
  if (!/ \p{Lu}/u.test(long) && (text.includes(first) || title.includes(first))) return small
  const at = text.toLowerCase().indexOf(` ${long.toLowerCase()}`)
  const before = text.slice(Math.max(0, at - 12), at)
  return at >= 0 && /[\p{L},(]$/u.test(before) && !/\p{Lu}{4}$/u.test(before)
    ? text.slice(at + 1, at + 1 + long.length)
    : null
}

/** What can go from a sentence and what can be named in it. */
type Parts = {
  plain: Span[]
  figures: Span[]
  asides: Span[]
  named: Edit[]
  spelt: Edit[]
  words: number
  /** Once it was made: TL;DR and paragraph ask for it. */
  fullest: ShortForm | null
}

function partsOf({ texts, lengths }: Reading, index: number, names: Names): Parts {
  const sentence = texts[index] as string
  const lead = leadOf(sentence)
  const { citations, figures, asides } = bracketsOf(sentence)
  return {
    plain: lead ? [lead, ...citations] : citations,
    figures,
    asides,
    named: [...namedEdits(sentence, names, lead?.end ?? 0), ...groupEdits(sentence, names.groups, lead?.end ?? 0)],
    spelt: speltOut(sentence, names.definitions, lead?.end ?? 0),
    words: lengths[index] as number,
    fullest: null,
  }
}

/**
 * The first form of at most so many words in which a sentence can stand alone and that suits, the fullest first: without
 * its lead and citations, with the names it points at; then without brackets of figures, without a last comment, without
 * any bracket, and with its abbreviations left as they are.
 */
export function shortForm(
  reading: Reading,
  index: number,
  names: Names,
  most: number,
  suits: (form: ShortForm) => boolean,
): ShortForm | null {
  const sentence = reading.texts[index] as string
  names.parts[index] ??= partsOf(reading, index, names)
  const parts = names.parts[index]
  const { plain, figures, asides, named, spelt } = parts
  const suiting = (form: ShortForm) => (form.words <= most && suits(form) ? form : null)
  const without = (spans: readonly Span[], edits: readonly Edit[]) =>
    mayFit(sentence, parts, spans, edits, most) ? suiting(formOf(sentence, parts, spans, edits)) : null
  const firstOf = (some: readonly Edit[][], spans: readonly Span[]) => {
    for (const edits of some) {
      const form = without(spans, edits)
      if (form) return form
    }
    return null
  }
  const all = spelt.length > 0 ? [...named, ...spelt] : named
  if (parts.fullest || mayFit(sentence, parts, plain, all, most)) {
    parts.fullest ??= formOf(sentence, parts, plain, all)
    const found = suiting(parts.fullest)
    if (found) return found
  }
  // Where there is no room for all that could be spelt out, what the sentence begins with is.
  const fuller = spelt.length > 1 ? [all, [...named, ...spelt.slice(0, 1)]] : spelt.length > 0 ? [all] : []
  const found = firstOf(fuller.slice(1), plain) ?? (spelt.length > 0 ? without(plain, named) : null)
  if (found) return found
  const comment = commentOf(sentence)
  const last = comment ? [...figures, comment] : figures
  for (const spans of [figures, comment ? last : [], asides.length > 0 ? [...last, ...asides] : []]) {
    if (spans.length === 0) continue
    const shorter = [...plain, ...spans]
    const found = firstOf(fuller, shorter) ?? without(shorter, named)
    if (found) return found
  }
  const soft = plain[0]?.start === 0 ? null : softLeadOf(sentence)
  return soft ? (without([soft, ...plain], named) ?? without([soft, ...plain, ...last], named)) : null
}

/** Every form of at most so many words that is sound, the fullest first. */
export function allForms(reading: Reading, index: number, names: Names, most = MOST_WORDS): ShortForm[] {
  const forms: ShortForm[] = []
  const sentence = reading.texts[index] as string
  shortForm(reading, index, names, most, (form) => {
    if (isFaithful(form, sentence)) forms.push(form)
    return false
  })
  return forms
}

/** Whether a form may be short enough, by the words that go and come: much sooner stated than made. */
function mayFit(
  sentence: string,
  { words }: Parts,
  spans: readonly Span[],
  named: readonly Edit[],
  most: number,
): boolean {
  let left = words
  for (const { start, end } of spans) left -= countWords(sentence.slice(start, end)) + 1
  for (const { start, end, put } of named) left += countWords(put) - countWords(sentence.slice(start, end)) - 1
  return left <= most
}

function formOf(sentence: string, { words }: Parts, spans: readonly Span[], named: readonly Edit[]): ShortForm {
  if (spans.length === 0 && named.length === 0) return { text: sentence, edits: [], words, named: [] }
  const edits = withCapital([...deletions(sentence, spans), ...named])
  const text = edited(sentence, edits)
  return { text, edits, words: countWords(text), named: named.map(({ put }) => put) }
}

/**
 * Whether a form says nothing that its sentence does not, and has lost none of its negations and hedges. A form differs
 * from its sentence by its edits alone, so these are all there is to look at; `unfaithful` compares the whole.
 */
export function isFaithful({ edits }: ShortForm, sentence: string): boolean {
  return edits.every(({ start, end, put, why }) => {
    if (why === 'capital' || (start === 0 && put === '' && softLeadOf(sentence)?.end === end)) return true
    if (boundsClaim(sentence.slice(start, end)) || boundsClaim(put)) return false
    return !/\d/.test(put) || claimsBeyond(put, sentence).every(({ kind }) => kind !== 'number' && kind !== 'unit')
  })
}

/** Whether it has lost a beginning that says how sure its authors are. */
export const isSoftened = ({ edits }: ShortForm, sentence: string): boolean => {
  const end = softLeadOf(sentence)?.end
  return end !== undefined && edits.some((edit) => edit.start === 0 && edit.end === end && edit.put === '')
}

/** Whether a form can be a TL;DR: short enough, and faithful. */
export const isSound = (form: ShortForm, sentence: string): boolean =>
  form.words <= MOST_WORDS && isFaithful(form, sentence)

/** Words put in at the beginning bring their own capital. */
function withCapital(edits: Edit[]): Edit[] {
  const capitals = edits.filter(({ why }) => why === 'capital')
  if (capitals.length === 0) return edits
  const clash = edits.find(
    (edit) => edit.why !== 'capital' && capitals.some(({ start }) => start === edit.start && edit.end > start),
  )
  if (!clash) return edits
  return edits.flatMap((edit) =>
    edit.why === 'capital' ? [] : edit === clash ? [{ ...edit, put: capital(edit.put) }] : [edit],
  )
}

function namedEdits(sentence: string, { intervention }: Names, from: number): Edit[] {
  if (!intervention) return []
  const origin: Origin = { place: 'title', start: intervention.start, end: intervention.end }
  return namings(sentence, intervention.name)
    .filter(({ start }) => start >= from)
    .map((naming) => ({ ...naming, why: 'named', from: origin }))
}
