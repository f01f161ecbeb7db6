import { type FactSentence, type FactSpan, spanIn } from './fact-text'

/** Population, intervention, comparator and outcomes as words of the text. */
export type Picot = {
  population: FactSpan | null
  intervention: FactSpan | null
  comparator: FactSpan | null
  outcomes: FactSpan[]
}

type Found = { from: number; to: number }

const PEOPLE = `(?:patients|participants|subjects|women|men|children|infants|neonates|newborns|adults|individuals|people|persons|volunteers|students|adolescents|boys|girls|mothers|residents|employees|veterans|smokers|outpatients|survivors|parturients|athletes|adolescents|youth|dogs|cats|horses|calves|pigs|rats|mice)`
/** Who was studied: people and what they have or are. */
const WITH = new RegExp(
  String.raw`\b(?:[a-z][\w-]{1,20},? ){0,4}?${PEOPLE} (?:with|who|undergoing|aged|at (?:high |increased |low )?risk|having|suffering from|requiring|receiving|scheduled|presenting|hospitali[sz]ed|admitted|awaiting|treated|living|diagnosed|after|on)\b[^.;:()[\]]{3,140}`,
  'i',
)
const IN_TITLE = new RegExp(
  String.raw`\b(?:in|among|for|of) ((?:[\w-]{2,24},? (?:and )?){0,5}?${PEOPLE}\b[^:.;()[\]?]{0,110})`,
  'i',
)
const POPULATION_END =
  /,? (?:were|was|who were|will be|to receive|received|randomi[sz]ed|randomly|and (?:randomi|were|assigned|allocated)|in (?:a|an|the|this) (?:\S{1,20} ){0,4}(?:trial|study)|into (?:two|three|four|\d)|on (?:the|their|its) |: |using|compared|versus|vs\b|from \w{3,9} (?:\d|to)|between \w{3,9} \d|at (?:the|a|our|two|three) |enrolled|participated|took part|treated with|assigned|allocated)\b/i

const VERSUS = String.raw`(?:versus|vs\.?|compared (?:with|to)|as compared (?:with|to)|in comparison (?:with|to)|over)`
const TERM = String.raw`[^.;:?]{3,90}?`
const PAIRS = [
  /\b(?:randomly|randomi[sz]ed|assigned|allocated)\b[^.;:]{0,60}?\b(?:to (?:receive |either |undergo |be treated with )?|received? )(?:either )?([a-z0-9][^.;:]{2,90}?),? (?:or|versus|vs\.?|and)(?: to)? (?:the )?((?:an? |matching |usual |standard |sham |no )?[a-z][^.;:()]{2,60}?)(?=[.,;:([]| for | once| twice| daily| in a | over | during | and | at | after | before | \d|$)/i,
  new RegExp(
    String.raw`\b(?:effects?|efficacy|effectiveness|safety|impact|benefits?|comparison|compare[ds]?|use|role|value|performance|tolerability) (?:and (?:safety|tolerability|acceptability|effectiveness) )?(?:of )?(?:the )?(?:effects?|efficacy|effectiveness|safety|outcomes?)?(?: and (?:\w{3,14}))?(?: of )?([\w(][^.;:?]{2,80}?),? ${VERSUS} (?:that of |those of |the )?([\w(]${TERM})(?= (?:in|on|for|among|as|during|when|after|at|with regard|regarding|to (?:treat|prevent|reduce|improve))\b|[.,;:?(]|$)`,
    'i',
  ),
  new RegExp(
    String.raw`^([\w(][^.;:?]{2,80}?),? ${VERSUS} (?:the )?([\w(]${TERM})(?= (?:in|on|for|among|as|during|after|at)\b|[.,;:?(]|$)`,
    'i',
  ),
]
const ALONE = [
  /\b(?:effects?|efficacy|effectiveness|impact|safety|benefits?|influence|feasibility|usefulness)(?: and (?:safety|tolerability|efficacy|effectiveness|acceptability))? of (?:the |an? )?([\w(][^.;:?,]{2,80}?)(?= (?:on|in|for|among|as|during|upon|to (?:treat|prevent|reduce|improve)|when|after|at|and (?:its|the|to))\b|[.;:?,(]|$)/i,
]
const PLACEBO =
  /\b(?:matching |matched )?(?:placebo|sham (?:\w{3,16})|usual care|treatment as usual|standard (?:of )?care|standard treatment|waiting[- ]list(?: control)?|wait-?list(?: control)?|no treatment|care as usual|vehicle)\b/i
const OUTCOME = [
  /\b(?:co-?)?primary (?:efficacy |safety |clinical |study |trial )?(?:outcomes?|end[- ]?points?|variables?|efficacy variables?|outcome (?:measures?|variables?)|end[- ]?point measures?|efficacy end[- ]?points?)(?: measures?)?(?: of (?:the|this) (?:trial|study))? (?:was|were|is|are|included?|will be|:)(?: the| a| an)? ([^.;:]{4,140})/i,
  /\b(?:the )?(?:main|principal) (?:outcomes?|end[- ]?points?)(?: measures?)? (?:was|were|is|are|included?|will be)(?: the| a| an)? ([^.;:]{4,140})/i,
]
const OUTCOME_END =
  /,? (?:and secondary|(?:as )?(?:measured|assessed|determined|evaluated|defined|analy[sz]ed|calculated|recorded|ascertained)\b|using\b|which\b|while\b|whereas\b|based on\b)/i
const OUTCOME_LABEL = /^(?:main |primary )(?:outcomes?|end[- ]?points?)\b/i
const PRONOUN =
  /^(?:it|they|this|that|these|those|each|both|either|one|two|three|four|group|groups|the|a|an|treatment|treatments|control|controls|intervention|interventions?|their|its|our|we)$/i

/** What the title and the sentences say outright; each part is absent rather than guessed. */
export function picotIn(title: string, sentences: readonly FactSentence[]): Picot {
  const head: FactSentence = {
    text: title,
    start: 0,
    section: null,
    isBackground: false,
    isResult: false,
    isPeople: false,
  }
  const told = sentences.filter(({ isResult }) => !isResult)
  const pair = firstOf(
    [head, ...told.filter(({ text }) => /randomi|random|assigned|allocated|vs|versus|compar/i.test(text))],
    pairIn,
  )
  const alone = pair ? null : firstOf([head, ...told.slice(0, 6)], interventionIn)
  const control = pair ? null : firstOf([head, ...told.filter(({ isBackground }) => !isBackground)], placeboIn)
  return {
    population: firstOf([head], titlePopulation) ?? firstOf(told, populationIn),
    intervention: pair?.[0] ?? alone,
    comparator: pair?.[1] ?? control,
    outcomes: outcomesIn(sentences),
  }
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
  const tail = /[\s,.;:–-]*$/.exec(words)?.[0].length ?? 0
  const core = words.slice(lead, words.length - tail)
  if (core.length < 3 || core.length > 200 || PRONOUN.test(core) || !/[a-z]{3}/i.test(core)) return null
  if (count(core, '(') !== count(core, ')') || count(core, '[') !== count(core, ']')) return null
  return spanIn(sentence, from + lead, to - tail)
}

const count = (text: string, mark: string) => text.split(mark).length - 1

function cutAt(text: string, from: number, words: string, end: RegExp): Found {
  const stop = end.exec(words)
  return { from, to: from + (stop && stop.index > 8 ? stop.index : words.length) - (text.length < from ? 0 : 0) }
}

function titlePopulation(title: FactSentence): FactSpan | null {
  const match = IN_TITLE.exec(title.text)
  if (!match?.[1]) return null
  const from = match.index + match[0].length - match[1].length
  return clean(title, cutAt(title.text, from, match[1], POPULATION_END))
}

function populationIn(sentence: FactSentence): FactSpan | null {
  const match = WITH.exec(sentence.text)
  return match && clean(sentence, cutAt(sentence.text, match.index, match[0], POPULATION_END))
}

function pairIn(sentence: FactSentence): [FactSpan, FactSpan] | null {
  for (const words of PAIRS) {
    const match = words.exec(sentence.text)
    if (!match?.[1] || !match[2]) continue
    const first = sentence.text.indexOf(match[1], match.index)
    const second = sentence.text.indexOf(match[2], first + match[1].length)
    if (second < 0) continue
    const pair = [
      clean(sentence, { from: first, to: first + match[1].length }),
      clean(sentence, { from: second, to: second + match[2].length }),
    ] as const
    if (pair[0] && pair[1]) return [pair[0], pair[1]]
  }
  return null
}

function interventionIn(sentence: FactSentence): FactSpan | null {
  for (const words of ALONE) {
    const match = words.exec(sentence.text)
    if (!match?.[1]) continue
    const from = sentence.text.indexOf(match[1], match.index + 3)
    const span = clean(sentence, { from, to: from + match[1].length })
    if (span) return span
  }
  return null
}

function placeboIn(sentence: FactSentence): FactSpan | null {
  const match = PLACEBO.exec(sentence.text)
  return match && spanIn(sentence, match.index, match.index + match[0].length)
}

function outcomesIn(sentences: readonly FactSentence[]): FactSpan[] {
  for (const sentence of sentences) {
    for (const words of OUTCOME) {
      const match = words.exec(sentence.text)
      if (!match?.[1]) continue
      const from = match.index + match[0].length - match[1].length
      const span = clean(sentence, cutAt(sentence.text, from, match[1], OUTCOME_END))
      if (span) return [span]
    }
  }
  return []
}

export const isOutcomeLabel = (label: string): boolean => OUTCOME_LABEL.test(label)
