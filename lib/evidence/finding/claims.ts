import type { Edit } from '../edits'
import { hasLetters } from '../group-names'
import type { Reading } from '../reading'
import { onlyAsksForResearch } from '../research-call'
import { isBalanced, type Sentence } from '../sentences'
import { allForms, type Names } from '../short-form'
import { bindsBefore, isOtherHalf } from './contrast'
import { cueAt, cuesOf, wordsOf } from './cues'
import { doubtsOf } from './doubts'
import { joinedForm } from './joined'
import { shareOf } from './lines'
import { isNoFinding, isUnaskedSafety } from './no-finding'
import type { Nulls } from './null-result'

/** How likely it is that a sentence tells the main result, and that it would mislead as the finding. */
export type Chance = { main: number; misleading: number }

/** A sentence, or two that belong together, in a form that can be stated. */
export type Claim = {
  text: string
  edits: Edit[]
  source: Sentence
  /** The places of its sentences. */
  places: number[]
  chance: Chance
  /** Whether the likeliest sentence of the study is among them. */
  isBest: boolean
  /** Its share of the chances of all sentences to tell the main result: all of it where there is no other. */
  share: number
  /** What speaks against it. */
  doubts: boolean[]
}

const LONGEST = 700
const LEAST_WORDS = 5
/** A sentence that is stated beside another, where nothing makes it, is as likely as this to tell the main result. */
const LEAST_HALF = 0.04
/** Sentences that share more of their words say the same twice. */
const MOST_SHARED = 0.6
/** Of a study so many sentences are tried, the likeliest first. */
const TRIED = 4
/** What a misleading sentence costs, where one that tells the main result wins one. */
const COST = 1

export const worthOf = ({ main, misleading }: Chance): number => main - COST * misleading

/** What can be claimed of a study, the likeliest to be its main result first. */
export function claimsOf(reading: Reading, names: Names, chances: ReadonlyMap<number, Chance>, nulls: Nulls): Claim[] {
  const ranked = [...chances].sort(([one, first], [other, second]) => worthOf(second) - worthOf(first) || one - other)
  const best = ranked[0]?.[0] ?? -1
  const mainOf = (place: number) => chances.get(place)?.main ?? 0
  const whole = [...chances.values()].reduce((sum, { main }) => sum + main, 0)
  const shareOfAll = (places: readonly number[]) =>
    whole === 0 ? 0 : places.reduce((sum, place) => sum + mainOf(place), 0) / whole
  const concludes = (place: number) => reading.roles[place] === 'conclusions'
  const hasConclusions = reading.roles.includes('conclusions')
  const claims: Claim[] = []
  const add = (stated: Pick<Claim, 'text' | 'edits' | 'source'>, places: number[], chance: Chance) => {
    const { text, edits, source } = stated
    if (isNoFinding(text) || isUnaskedSafety(text, reading.title)) return
    const passesConclusions = hasConclusions && !places.some(concludes)
    const doubts = doubtsOf(text, cuesOf(wordsOf(text)), { title: reading.title, nulls, passesConclusions })
    claims.push({
      text,
      edits,
      source,
      places,
      chance,
      isBest: places.includes(best),
      share: shareOfAll(places),
      doubts,
    })
  }
  const pairs = new Set<number>()
  // What tells no result, or the same once more, is not put beside one, nor the last result before a likelier conclusion.
  const isWorthJoining = (first: number) =>
    (concludes(first) === concludes(first + 1) || mainOf(first) >= mainOf(first + 1)) &&
    [first, first + 1].every((place) => mainOf(place) >= LEAST_HALF && isResult(reading.texts[place])) &&
    !saysTwice(reading, first)
  const addPair = (first: number) => {
    const [one, other] = [chances.get(first), chances.get(first + 1)]
    if (!one || !other || pairs.has(first)) return
    pairs.add(first)
    if (isOtherHalf(reading.texts[first] as string) || bindsBefore(textAfter(reading, first + 1))) return
    if (![first, first + 1].every((place) => mayTell(reading.texts[place] as string))) return
    const joined = joinedForm(reading, first, names)
    if (!joined || isUnclear(joined.text)) return
    add(joined, [first, first + 1], both(one, other))
  }
  for (const [place, chance] of ranked.slice(0, TRIED)) {
    const text = reading.texts[place] as string
    if (!mayTell(text)) continue
    if (isOtherHalf(text)) addPair(place - 1)
    else if (bindsBefore(textAfter(reading, place))) addPair(place)
    else {
      const form = allForms(reading, place, names).find((each) => each.words >= LEAST_WORDS && canStandAlone(each.text))
      const source = reading.sentences[place] as Sentence
      if (form) add({ ...form, source }, [place], chance)
      for (const first of [place, place - 1]) if (isWorthJoining(first)) addPair(first)
    }
  }
  // What the authors' conclusions bound or take back is not said by the results alone.
  const isBound = reading.texts.some((text, place) => concludes(place) && bindsBefore(text))
  const kept = claims.filter(({ text, places, doubts: [isHedgedEffect, isPartial] }) => {
    // "may reduce …, but only in …" of a study in which something did not differ is its positive aside.
    if (isHedgedEffect && isPartial) return false
    if (nulls.isPrimary && (isHedgedEffect || tellsOnlyEffect(text))) return false
    if (places.some(concludes)) return true
    return !isBound && !(nulls.isSome && BEGINS_WITH_SOME.test(text) && cuesOf(wordsOf(text)).denied === 0)
  })
  return kept.sort((one, other) => worthOf(other.chance) - worthOf(one.chance))
}

const isFlow = (counts: Uint8Array): boolean =>
  (['flow', 'baseline', 'planned', 'calls'] as const).some((cue) => (counts[cueAt(cue)] as number) > 0)

/** Whether a sentence tells a difference or none, and not who took part or what they were like before. */
function isResult(text = ''): boolean {
  const { stated, denied, counts } = cuesOf(wordsOf(text))
  return stated + denied > 0 && !isFlow(counts)
}

function saysTwice({ words }: Reading, first: number): boolean {
  const [one, other] = [words[first] ?? new Set<number>(), words[first + 1] ?? new Set<number>()]
  return Math.max(shareOf(one, other), shareOf(other, one)) > MOST_SHARED
}

/** The sentence after one, in the same section; nothing where there is none. */
function textAfter({ sentences, texts }: Reading, place: number): string | undefined {
  return sentences[place]?.section === sentences[place + 1]?.section ? texts[place + 1] : undefined
}

/** One of two tells the main result where not both do not; they mislead together only where none of them does. */
function both(one: Chance, other: Chance): Chance {
  const main = 1 - (1 - one.main) * (1 - other.main)
  const misleading =
    (1 - main) * Math.max(one.misleading / (1 - one.main + 0.01), other.misleading / (1 - other.main + 0.01))
  return { main, misleading }
}

/** Whether a text tells only that something differed, and nothing that did not: the aside of a trial that found nothing. */
export function tellsOnlyEffect(text: string): boolean {
  const { stated, denied } = cuesOf(wordsOf(text))
  return stated > 0 && denied === 0
}

const REGISTERED = /\b(?:NCT ?\d{4}|ISRCTN|ACTRN|ChiCTR|EudraCT|UMIN\d|IRCT\d|DRKS\d|NTR ?\d{3}|CTRI\/)/
const UNNAMED =
  /\b(?:of|in|for|between) the (?:two|three|four|five|treatment|study)? ?(?:groups|arms),? respectively\b/i
/** Groups by their letters or by no name, and numbers of registers, say nothing to a reader of one sentence. */
const isUnclear = (text: string): boolean => hasLetters(text) || REGISTERED.test(text) || UNNAMED.test(text)

/** A first word that points at a sentence before; "this study", "it is" and their like do not. */
const POINTS_BACK =
  /^(?:(?:It|He|She|They|Its|Their|The (?:former|latter|same|other|others|two)) (?!is |was |has been |can be |appears? |seems? )|(?:This|These|Such|Those|That) (?!(?:\w+ ){0,3}(?:stud|trial|result|finding|data|analys|investigation|review|evidence|work|report|experiment|research|observation|survey)))/i
/** "In those with diabetes it was rarer": what was, stands in the sentence before. */
const POINTS_BACK_LATER =
  /^(?:In|Among|For|With|At|After|During|By) [^.;,]{2,80},? (?:it|they) (?:was|were|is|are|did|had|has|have|fell|rose|remained|increased|decreased|improved|differed)\b(?! (?:\w+ ){0,2}(?:that|whether|to)\b)/
const canStandAlone = (text: string): boolean =>
  !isUnclear(text) && !POINTS_BACK.test(text) && !POINTS_BACK_LATER.test(text)

/** Results of some of the people: "Among the 812 patients with diabetes, …". */
const BEGINS_WITH_SOME =
  /^(?:in|among|for) (?:the )?(?:subgroup|subset|[\d,]* ?(?:\w+ )?(?:patients|participants|subjects|people|adults|women|men|children|infants|boys|girls|those)) (?:of|with|without|who|aged|whose|in whom|taking|receiving|treated)\b/i

const mayTell = (text: string): boolean =>
  text.length <= LONGEST && !text.endsWith(':') && isBalanced(text, '(', ')') && !onlyAsksForResearch(text)
