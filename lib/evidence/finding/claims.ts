import type { Edit } from '../edits'
import type { Reading } from '../reading'
import { onlyAsksForResearch } from '../research-call'
import { isBalanced, type Sentence } from '../sentences'
import { allForms, type Names } from '../short-form'
import { bindsBefore, bindsTo, isOtherHalf } from './contrast'
import { cuesOf, wordsOf } from './cues'
import { isOfOtherDose, isOfOtherPart } from './doses'
import { doubtsOf } from './doubts'
import { joinedForm } from './joined'
import { isNoFinding, isUnaskedSafety } from './no-finding'
import type { Nulls } from './null-result'
import type { Reason } from './reasons'
import { isLikePlacebo, whySetAside } from './set-aside'
import { isUnclear, whyNotAlone } from './stand-alone'
import { isTrialLike } from './trial-like'
import { isResult, saysTwice } from './worth-joining'

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
  /** Whether it is made of results alone, and of nothing that the authors conclude. */
  isOfResults: boolean
}

const LONGEST = 700
const LEAST_WORDS = 5
/** A sentence that is stated beside another, where nothing makes it, is as likely as this to tell the main result. */
const LEAST_HALF = 0.04
/** Of a study so many sentences are tried, the likeliest first. */
const TRIED = 4
/** What a misleading sentence costs, where one that tells the main result wins one. */
const COST = 1

export const worthOf = ({ main, misleading }: Chance): number => main - COST * misleading

/** Hears of sentences that are looked at and can be no claim, and why. */
export type Note = (places: readonly number[], reason: Reason) => void

/** What can be claimed of a study, the likeliest to be its main result first. */
export function claimsOf(
  reading: Reading,
  names: Names,
  chances: ReadonlyMap<number, Chance>,
  nulls: Nulls,
  note: Note = () => {},
): Claim[] {
  const ranked = [...chances].sort(([one, first], [other, second]) => worthOf(second) - worthOf(first) || one - other)
  const best = ranked[0]?.[0] ?? -1
  const mainOf = (place: number) => chances.get(place)?.main ?? 0
  const whole = [...chances.values()].reduce((sum, { main }) => sum + main, 0)
  const shareOfAll = (places: readonly number[]) =>
    whole === 0 ? 0 : places.reduce((sum, place) => sum + mainOf(place), 0) / whole
  const concludes = (place: number) => reading.roles[place] === 'conclusions'
  const hasConclusions = reading.roles.includes('conclusions')
  const { title, isTruncated } = reading
  const objectives = reading.texts.filter((_, place) => reading.roles[place] === 'objective')
  const asked = [title, ...objectives].join(' ')
  const study = {
    title,
    asked,
    nulls,
    isTrial: isTrialLike(reading),
    isTruncated,
    hasConclusions,
    isLikePlacebo: reading.texts.some(isLikePlacebo),
  }
  const claims: Claim[] = []
  const add = (stated: Pick<Claim, 'text' | 'edits' | 'source'>, places: number[], chance: Chance) => {
    const { text, edits, source } = stated
    if (isNoFinding(text)) return note(places, 'no finding')
    if (isUnaskedSafety(text, reading.title)) return note(places, 'harms first')
    const isOfResults = !places.some(concludes)
    const cues = cuesOf(wordsOf(text))
    const sentences = places.map((place) => reading.texts[place] as string)
    const reason = whySetAside(text, cues, study, { isOfResults, sentences })
    if (reason) return note(places, reason)
    const passesConclusions = hasConclusions && isOfResults
    const doubts = doubtsOf(text, cues, { title: reading.title, nulls, passesConclusions })
    claims.push({
      text,
      edits,
      source,
      places,
      chance,
      isBest: places.includes(best),
      share: shareOfAll(places),
      doubts,
      isOfResults,
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
    if (!mayTell(text)) {
      note([place], onlyAsksForResearch(text) ? 'asks for research' : 'cut off')
      continue
    }
    const after = textAfter(reading, place)
    if (isOtherHalf(text) || (concludes(place) ? bindsTo(text, after) : bindsBefore(after))) {
      note([place], 'other half')
      addPair(isOtherHalf(text) ? place - 1 : place)
    } else {
      const forms = allForms(reading, place, names)
      const form = forms.find((each) => each.words >= LEAST_WORDS && !whyNotAlone(each.text))
      const source = reading.sentences[place] as Sentence
      const isOneDose = [place - 1, place + 1].some(
        (other) =>
          concludes(place) &&
          (isOfOtherPart(text, reading.texts[other]) ||
            (concludes(other) && isOfOtherDose(text, reading.texts[other]))),
      )
      if (!form) note([place], (forms[0] && whyNotAlone(forms[0].text)) ?? 'too long')
      else if (isOneDose) note([place], 'other dose')
      else add({ ...form, source }, [place], chance)
      for (const first of [place, place - 1]) if (isWorthJoining(first)) addPair(first)
    }
  }
  // What the authors' conclusions bound or take back is not said by the results alone.
  const isBound = reading.texts.some((text, place) => concludes(place) && bindsBefore(text))
  const whyNot = ({ text, places, doubts: [isHedgedEffect, isPartial] }: Claim): Reason | null => {
    // "may reduce …, but only in …" of a study in which something did not differ is its positive aside.
    if (isHedgedEffect && isPartial) return 'hedged part'
    if (nulls.isPrimary && (isHedgedEffect || tellsOnlyEffect(withoutHarms(text)))) return 'primary null'
    if (nulls.contradict?.(text)) return 'own result'
    if (study.isTrial && nulls.isMost && tellsOnlyEffect(text)) return 'null study'
    if (places.some(concludes)) return null
    if (isBound) return 'bounded'
    return nulls.isSome && BEGINS_WITH_SOME.test(text) && cuesOf(wordsOf(text)).denied === 0 ? 'some people' : null
  }
  const isTold = (place: number) => claims.some(({ places }) => places.includes(place))
  // What is concluded "furthermore" is only the rest of what was concluded before it.
  const isRest = ({ places: [place = 0, ...others] }: Claim) =>
    others.length === 0 &&
    concludes(place) &&
    chances.has(place - 1) &&
    ADDS.test(reading.texts[place] as string) &&
    !isTold(place - 1)
  const kept = claims.filter((claim) => {
    const reason = isRest(claim) ? 'rest' : whyNot(claim)
    if (reason) note(claim.places, reason)
    return reason === null
  })
  return kept.sort((one, other) => worthOf(other.chance) - worthOf(one.chance))
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

/** "…, with no increase in adverse events": that no harm was seen makes no null of an effect. */
const NO_HARM =
  /,? (?:with(?:out)?|and|but) (?:(?:no|any|little|similar) )?(?:[\w-]+ ){0,4}(?:adverse|toxicit|side[- ]effects?|complications?|safety)\b.*$/i
const withoutHarms = (text: string): string => text.replace(NO_HARM, '')

/** What goes on from the sentence before. */
const ADDS = /^(?:furthermore|moreover|in addition|additionally|also|besides|likewise|finally),? /i

/** Results of some of the people: "Among the 812 patients with diabetes, …". */
const BEGINS_WITH_SOME =
  /^(?:in|among|for) (?:the )?(?:subgroup|subset|[\d,]* ?(?:\w+ )?(?:patients|participants|subjects|people|adults|women|men|children|infants|boys|girls|those)) (?:of|with|without|who|aged|whose|in whom|taking|receiving|treated)\b/i

const mayTell = (text: string): boolean =>
  text.length <= LONGEST && !text.endsWith(':') && isBalanced(text, '(', ')') && !onlyAsksForResearch(text)
