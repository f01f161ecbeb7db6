import { isBalanced } from '../sentences'
import { type FactSentence, type FactSpan, spanIn } from './fact-text'
import { areCompared, isTheirs } from './picot-alone'
import {
  ALONE,
  ASKS,
  BEFORE_NAME,
  ENDS_AFTER_SHORT,
  GIVES,
  HANGING,
  IN_PLACE,
  IN_TITLE,
  LACKS_NOUN,
  LEAD,
  NO_NAME,
  NO_PEOPLE,
  NOT_ON,
  OUTCOME,
  OUTCOME_END,
  OUTCOME_OF,
  PAIRS,
  PLACEBO,
  POPULATION_END,
  PRONOUN,
  WHOSE,
  WITH,
} from './picot-words'
import { areControls, areSome, goesOn, isShortOf, ownerBefore, tellsNeed } from './population-doubt'

/** Population, intervention, comparator and outcomes as words of the text. */
export type Picot = {
  population: FactSpan | null
  intervention: FactSpan | null
  comparator: FactSpan | null
  outcomes: FactSpan[]
}

type Found = { from: number; to: number }
/** `isOpen`: nothing was read at which they end. */
type Cut = Found & { isOpen: boolean }

/** What is known of others stands before what was done. */
const isOfThisStudy = ({ isBackground, text }: FactSentence) => !isBackground || ASKS.test(text)

/** What the title and the sentences say outright; each part is absent rather than guessed. */
export function picotIn(title: string, sentences: readonly FactSentence[]): Picot {
  const head: FactSentence = {
    text: title,
    start: 0,
    section: null,
    isBackground: false,
    isResult: false,
    isPeople: false,
    hasDigit: false,
  }
  const told = sentences.filter(({ isResult }) => !isResult)
  const pair = firstOf([head, ...told], pairIn)
  const alone = pair ? null : (firstOf([head, ...told.slice(0, 6)], interventionIn) ?? triedInTitle(head))
  const control = pair ? null : firstOf([head, ...told.filter(({ isBackground }) => !isBackground)], placeboIn)
  const population = firstOf([head], titlePopulation) ?? firstOf(told.filter(isOfThisStudy), populationIn)?.span ?? null
  const words = (span: FactSpan | null) => (span ? wordsAt([head, ...sentences], span) : '')
  const isAlone = !isTheirs(words(alone), words(population)) && !areCompared(words(alone), [head, ...sentences])
  return {
    population,
    intervention: pair?.[0] ?? (isAlone ? alone : null),
    comparator: pair?.[1] ?? control,
    outcomes: outcomesIn(sentences),
  }
}

/** The words of a span within one of the sentences. */
function wordsAt(sentences: readonly FactSentence[], { section, start, end }: FactSpan): string {
  const one = sentences.find(
    (each) => each.section === section && each.start <= start && each.start + each.text.length >= end,
  )
  return one ? textOf(one, { section, start, end }) : ''
}

function firstOf<T>(sentences: readonly FactSentence[], find: (sentence: FactSentence) => T | null): T | null {
  for (const sentence of sentences) {
    const found = find(sentence)
    if (found) return found
  }
  return null
}

/** A span without spaces, articles and stops at its ends; null where nothing of weight is left. */
function clean(sentence: FactSentence, { from, to }: Found): FactSpan | null {
  const words = sentence.text.slice(from, to)
  const lead = /^(?:\s|the |an? |either |,)*/i.exec(words)?.[0].length ?? 0
  // A quotation mark at the end closes one within, or was cut from its partner.
  const ends = /[“"].*["”]$/.test(words.trimEnd()) ? /[\s,.;:–-]*$/ : /[\s,.;:–"”-]*$/
  const tail = ends.exec(words)?.[0].length ?? 0
  const core = words.slice(lead, words.length - tail)
  if (core.length < 3 || core.length > 200 || PRONOUN.test(core) || !/[a-z]{3}/i.test(core)) return null
  if (!isBalanced(core, '(', ')') || !isBalanced(core, '[', ']')) return null
  // "confirmed P. falciparum"
  if (/ [A-Z]$/.test(core) && /^\. [a-z]/.test(sentence.text.slice(to - tail))) return null
  // "post-procedural i.v. fluid"
  if (/ [a-z]$/i.test(core) && /^\.[a-z]/i.test(sentence.text.slice(to - tail))) return null
  if (HANGING.test(core) || isDivided(sentence.text, to - tail) || beginsWithin(sentence.text, from + lead)) return null
  return spanIn(sentence, from + lead, to - tail)
}

/** Whether a word, or a number with decimals, goes on there. */
const isDivided = (text: string, at: number) => /^(?:\w\w|\d[.·]\d|\d ?[-–] ?\d)/.test(text.slice(at - 1, at + 4))

/** Whether the words begin within one. */
const beginsWithin = (text: string, at: number) => at > 0 && /^[\p{L}\d–‑-][\p{L}\d]/u.test(text.slice(at - 1, at + 1))

const textOf = ({ text, start }: FactSentence, span: FactSpan) => text.slice(span.start - start, span.end - start)

/** No end of a population is looked for before this many characters. */
const SHORTEST = 8

function cutAt(from: number, words: string, end: RegExp): Cut {
  const stop = end.exec(words.slice(SHORTEST))
  return { from, to: from + (stop ? stop.index + SHORTEST : words.length), isOpen: !stop }
}

function titlePopulation(title: FactSentence): FactSpan | null {
  const match = IN_TITLE.exec(title.text)
  if (!match?.[1]) return null
  const from = match.index + match[0].length - match[1].length
  if (WHOSE.test(title.text.slice(0, from)) || isAmongOthers(title.text, from)) return null
  if (ASKS_OF_ALL.test(title.text)) return null
  // "Tea for patients with pain on sleep and mood": what it was for follows.
  const who = match[1].replace(NOT_ON, '')
  return people(title, cutAt(from, who, POPULATION_END))
}

/** "Are blood counts in children necessary?": what is asked goes on behind them, or is more than was studied. */
const ASKS_OF_ALL = /\?\s*$/

/** A population that says more of people than that they took part, and nothing else. */
function people(sentence: FactSentence, { from, to, isOpen }: Cut): FactSpan | null {
  const { text } = sentence
  if (isOpen && goesOn(text.slice(to))) return null
  const owner = ownerBefore(text.slice(Math.max(0, from - 40), from))
  const span = clean(sentence, withShort(text, { from: from - owner, to }))
  return span && !NO_PEOPLE.test(textOf(sentence, span)) ? span : null
}

/** "adults with haemorrhage (PPH)": the short form belongs to it, and what goes on behind it is more than was read. */
function withShort(text: string, { from, to }: Found): Found {
  const short = /^\s?\([A-Z][\w-]{1,9}\)/.exec(text.slice(to))?.[0]
  if (!short || !isShortOf(short, text.slice(from, to))) return { from, to }
  return ENDS_AFTER_SHORT.test(text.slice(to + short.length)) ? { from, to: to + short.length } : { from, to: from }
}

/** "Men of 55 to 80 years and women of 60 to 80": those before them took part as well. */
const isAmongOthers = (text: string, at: number) =>
  /\b(?:wo)?men\b[^.;]{0,60}\band (?:in )?$/i.test(text.slice(Math.max(0, at - 80), at))

/** "The percentage of patients who achieved …": those are what came of it. */
const COUNTED =
  /\b(?:percentages?|proportions?|numbers?|rates?|fractions?|shares?|odds|risk) of (?:the |all |those )?$/i

/** The first that are told of; where it is not sure who they are, those who are told of later are hardly all. */
function populationIn(sentence: FactSentence): { span: FactSpan | null } | null {
  const match = tellsNeed(sentence.text) ? null : WITH.exec(sentence.text)
  if (!match || areControls(sentence.text.slice(0, match.index)) || WHOSE.test(sentence.text.slice(0, match.index)))
    return null
  const before = sentence.text.slice(0, match.index)
  if (isAmongOthers(sentence.text, match.index) || areSome(before)) return { span: null }
  if (GIVES.test(sentence.text.slice(Math.max(0, match.index - 20), match.index))) return null
  if (COUNTED.test(sentence.text.slice(Math.max(0, match.index - 40), match.index))) return null
  const found = cutAt(match.index, match[0], POPULATION_END)
  const lead = LEAD.exec(sentence.text.slice(Math.max(0, match.index - 60), match.index))
  return { span: people(sentence, { ...found, from: found.from - (lead?.[0].length ?? 0) }) }
}

function pairIn(sentence: FactSentence): [FactSpan, FactSpan] | null {
  const patterns = PAIRS.flatMap(({ gate, words }) => (gate.test(sentence.text) ? words : []))
  if (patterns.length === 0 || (sentence.section !== null && !ASKS.test(sentence.text))) return null
  for (const words of patterns) {
    const match = words.exec(sentence.text)
    if (!match?.[1] || !match[2]) continue
    const first = sentence.text.indexOf(match[1], match.index)
    const second = sentence.text.indexOf(match[2], first + match[1].length)
    if (second < 0) continue
    const tried = nameIn(sentence, { from: first, to: first + match[1].length })
    const against = nameIn(sentence, { from: second, to: second + match[2].length })
    if (tried && OUTCOME_OF.test(textOf(sentence, tried))) continue
    if (tried && against) return lacksNoun(textOf(sentence, tried), textOf(sentence, against)) ? null : [tried, against]
  }
  return null
}

/** "Continuous paravertebral" versus "continuous epidural block", "concurrent once-daily". */
const UNFINISHED =
  /(?:(?:vertebral|dural|venous|thecal|muscular|arterial|scopic|vaginal|sublingual|cutaneous|operative|peritoneal|articular)|[ -](?:daily|weekly|based|assisted|guided|delivered|supervised|term|dose))$/i

/** "Sequential versus standard eradication therapy": the noun is said once, behind both. */
const lacksNoun = (name: string, against: string, tried = name.replace(/[‐‑]/g, '-')) =>
  LACKS_NOUN.test(tried) ||
  (UNFINISHED.test(tried) && / /.test(against)) ||
  (/^(?:providing )?[\w-]+$/i.test(tried) &&
    / /.test(against) &&
    /(?:al|ive|ic|ed|ary|ory|ous)$|^(?:providing )?(?:high|low|early|late)-/i.test(tried))

function interventionIn(sentence: FactSentence): FactSpan | null {
  if (sentence.section !== null && !/ of /.test(sentence.text)) return null
  const match = ALONE.exec(sentence.text)
  if (!match?.[1] || (sentence.section !== null && !ASKS.test(sentence.text))) return null
  const from = sentence.text.indexOf(match[1], match.index + 3)
  const span = nameIn(sentence, { from, to: from + match[1].length })
  if (!span || LACKS_NOUN.test(textOf(sentence, span))) return null
  // "To compare the efficacy of tea with coffee": two, of which one was read.
  return / with /.test(textOf(sentence, span)) && /\bcompar/i.test(sentence.text) ? null : span
}

/** "Tea for pain after surgery: a randomised trial". */
const TRIED_IN_TITLE =
  /^([A-Z][^:,.?;]{3,70}?) (?:for|to (?:prevent|treat|reduce|improve)|in (?:the )?(?:treatment|prevention|management|patients|women|men|children|adults)) [^?]*(?:trial|randomi[sz]ed)/

function triedInTitle(head: FactSentence): FactSpan | null {
  const match = TRIED_IN_TITLE.exec(head.text)
  const span = match?.[1] ? nameIn(head, { from: 0, to: match[1].length }) : null
  return span && !LACKS_NOUN.test(textOf(head, span)) ? span : null
}

/** The name of an intervention; null where the words are not, or not only, that. */
function nameIn(sentence: FactSentence, { from, to }: Found): FactSpan | null {
  const before = BEFORE_NAME.exec(sentence.text.slice(from, to)) ?? /^combining /i.exec(sentence.text.slice(from, to))
  const span = clean(sentence, { from: from + (before?.[0].length ?? 0), to })
  if (!span) return null
  const name = textOf(sentence, span)
  if (/^[A-Z][a-z]+$/.test(name) && IN_PLACE(name).test(sentence.text)) return null
  return NO_NAME.test(name) ? null : span
}

function placeboIn(sentence: FactSentence): FactSpan | null {
  const match = PLACEBO.exec(sentence.text)
  return match && spanIn(sentence, match.index, match.index + match[0].length)
}

function outcomesIn(sentences: readonly FactSentence[]): FactSpan[] {
  for (const sentence of sentences) {
    if (!/primary|main|principal/i.test(sentence.text)) continue
    for (const words of OUTCOME) {
      const match = words.exec(sentence.text)
      if (!match?.[1]) continue
      const from = match.index + match[0].length - match[1].length
      const span = clean(sentence, cutAt(from, match[1], OUTCOME_END))
      if (span && !/^\w+ed$/.test(textOf(sentence, span))) return [span]
    }
  }
  return []
}
