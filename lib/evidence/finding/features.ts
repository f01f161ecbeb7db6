import type { Reading } from '../reading'
import { CUES } from './cue-words'
import {
  beginsWith,
  CONCLUSIONS,
  compares,
  isPure,
  type Line,
  linesOf,
  RESULTS,
  sharedWords,
  shareOf,
  timesOf,
} from './lines'
import { type Nulls, nullsOf } from './null-result'
import { contradictionOf } from './own-result'
import { capped, contextOf, type StudyContext, shownByStudy } from './study-context'
import { isTrialLike } from './trial-like'

/**
 * What the sentences of results and conclusions show of themselves and of their abstract: their places, numbers by
 * `names`, and whether its results say that nothing differed.
 */
export type Shown = { lines: number[]; names: string[]; shown: Float64Array[]; nulls: Nulls }

type Put = (name: string, value: number) => void

/** Lots were drawn, also where nobody calls that a randomised trial. */
const RANDOMLY = /\brandomly (?:assigned|allocated|divided)\b/i

export function shownOf(reading: Reading): Shown {
  const study = contextOf(reading.title, linesOf(reading))
  const whole = Object.entries(shownByStudy(study))
  const contradict = contradictionOf(
    reading.title,
    study.all,
    study.results,
    isTrialLike(reading) || RANDOMLY.test(reading.whole),
  )
  const nulls = { ...nullsOf(study.results, study.primaryResult), contradict }
  const found: Shown = { lines: [], names: [], shown: [], nulls }
  for (const line of study.all) {
    if (line.role !== RESULTS && line.role !== CONCLUSIONS) continue
    const isFirst = found.lines.length === 0
    const numbers: number[] = []
    const put: Put = (name, value) => {
      numbers.push(value)
      if (isFirst) found.names.push(name)
    }
    putPlace(put, line, study)
    putWords(put, line, study)
    putResult(put, line, study)
    putBeginning(put, line, study)
    putAgainstStudy(put, line, study)
    for (const [name, value] of whole) put(name, value)
    for (const cue of CUES) put(`c_${cue}`, Math.min(3, timesOf(line, cue)))
    found.lines.push(line.index)
    found.shown.push(Float64Array.from(numbers))
  }
  return found
}

const blockOf = ({ role }: Line, { results, conclusions }: StudyContext) =>
  role === CONCLUSIONS ? conclusions : results
const flag = (is: boolean): number => (is ? 1 : 0)

/** Where it stands: among its like, in the abstract, and how long it is. */
function putPlace(put: Put, line: Line, study: StudyContext) {
  const { all, stated, firstStated, conclusions, results } = study
  const { index, length } = line
  const block = blockOf(line, study)
  const place = block.indexOf(line)
  const isConclusion = line.role === CONCLUSIONS
  put('conclusion', flag(isConclusion))
  put('place', capped(place))
  put('first', flag(place === 0))
  put('first_conclusion', flag(isConclusion && place === 0))
  put('first_stated', flag(line === firstStated))
  put('last', flag(place === block.length - 1))
  put('from_end', capped(block.length - 1 - place))
  put('block', capped(block.length))
  put('conclusions', capped(conclusions.length))
  put('results', Math.min(12, results.length))
  put('sentences', Math.min(25, all.length))
  put('tenth', index / all.length)
  put('last_of_all', flag(index === all.length - 1))
  put('alone', flag(isConclusion && stated.length === 1 && stated[0] === line))
  put('no_conclusions', flag(conclusions.length === 0))
  put('length', Math.min(80, length))
  put('long', flag(length > 45))
  put('short', flag(length < 9))
}

/** How much of what the study asks, and of what it comes back to, is in its words. */
function putWords(put: Put, line: Line, study: StudyContext) {
  const { title, asked, primary, primaryResult, often, results, conclusions, resulted, concluded } = study
  const { words, role } = line
  let again = 0
  for (const word of words) again += (often.get(word) ?? 1) - 1
  const nearest = (others: readonly Line[]) =>
    others.reduce((most, other) => (other === line ? most : Math.max(most, shareOf(words, other.words))), 0)
  put('title', capped(sharedWords(words, title.words)))
  put('title_share', shareOf(title.words, words))
  put('title_share_own', shareOf(words, title.words))
  put('asked', capped(sharedWords(words, asked)))
  put('asked_share', shareOf(words, asked))
  put('primary', capped(sharedWords(words, primary)))
  put('primary_share', primary.size > 0 ? shareOf(words, primary) : -1)
  put('is_primary_result', flag(line === primaryResult))
  put('names_primary', flag(line.isPrimary))
  put('again', words.size === 0 ? 0 : again / words.size)
  put('again_all', Math.min(60, again))
  put('nearest_other', nearest(blockOf(line, study)))
  put('nearest_across', nearest(role === CONCLUSIONS ? results : conclusions))
  put('across_share', shareOf(words, role === CONCLUSIONS ? resulted : concluded))
}

/** Whether it tells a difference or none, and whether conclusions, primary outcome and title tell the same. */
function putResult(put: Put, line: Line, { firstStated, primaryResult, shares, title }: StudyContext) {
  const { cues, none, some, p, tokens } = line
  put('stated', capped(cues.stated))
  put('denied', capped(cues.denied))
  put('none', none)
  put('some', some)
  put('p_small', capped(p.small))
  put('p_large', capped(p.large))
  put('numbers', Math.min(12, tokens.filter((token) => token >= '0' && token < ':').length))
  put('agrees_none', firstStated ? firstStated.none - none : 2)
  put('agrees_some', firstStated ? firstStated.some - some : 2)
  put('concl_none', firstStated ? firstStated.none : 2)
  put('concl_some', firstStated ? firstStated.some : 2)
  put('primary_none', primaryResult ? primaryResult.none : 2)
  put('primary_some', primaryResult ? primaryResult.some : 2)
  put('primary_v_none', primaryResult ? primaryResult.none - none : 2)
  put('primary_v_some', primaryResult ? primaryResult.some - some : 2)
  put('results_none', shares.resultsNone)
  put('results_some', shares.resultsSome)
  put('conclusions_none', shares.conclusionsNone)
  put('conclusions_some', shares.conclusionsSome)
  put('title_none', flag(title.cues.denied > 0))
  put('title_some', flag(title.cues.stated > 0))
  put('title_asks', flag(title.text.includes('?') || /\bwhether\b/i.test(title.text)))
}

/** How it begins, and how its neighbours do. */
function putBeginning(put: Put, line: Line, { all }: StudyContext) {
  const before = all[line.index - 1]
  const after = all[line.index + 1]
  const isLike = (other: Line | undefined): other is Line => other?.role === line.role
  put('begins_contrast', beginsWith(line, 'contrast'))
  put('contrast_within', flag(timesOf(line, 'contrast') > beginsWith(line, 'contrast')))
  put('next_contrast', isLike(after) ? beginsWith(after, 'contrast', 2) : 0)
  put('before_contrast', isLike(before) ? beginsWith(before, 'contrast', 2) : 0)
  put('next_none', isLike(after) ? after.none - line.none : 0)
  put('next_some', isLike(after) ? after.some - line.some : 0)
  put('before_none', isLike(before) ? before.none - line.none : 0)
  put('begins_addition', beginsWith(line, 'addition', 2))
  put('next_addition', isLike(after) ? beginsWith(after, 'addition', 2) : 0)
  put('begins_concludes', beginsWith(line, 'concludes', 3))
  put('before_concludes', before ? beginsWith(before, 'concludes', 3) : 0)
  put('begins_back', beginsWith(line, 'back'))
  put('begins_we', beginsWith(line, 'we'))
  put('begins_noted', beginsWith(line, 'noted'))
  put('begins_time', beginsWith(line, 'time', 2))
  put('begins_subgroup', beginsWith(line, 'subgroup', 2))
  put('group_start', beginsWith(line, 'letters', 3))
}

/** What it tells, against what the study found in what it was done for. */
function putAgainstStudy(put: Put, line: Line, study: StudyContext) {
  const { all, near, nearestNone, nearestSome, nearestResult, halves, isNull } = study
  const { index, role, cues, none, some, words } = line
  const before = all[index - 1]
  const after = all[index + 1]
  const block = blockOf(line, study)
  const isResult = role === RESULTS
  put('against_null', isPure(line) ? 0 : nearestNone)
  put('effect_v_null', some === 1 && none === 0 ? nearestNone - nearestSome : 0)
  put('pure', flag(isPure(line)))
  put('only_effect', cues.stated > 0 && cues.denied === 0 ? (isNull ? 2 : 1) : 0)
  put('other_half', flag(halves.has(index)))
  put('has_other_half', flag(after?.role === role && halves.has(index + 1)))
  put('near', near[index] as number)
  put('nearest_result', flag(isResult && near[index] === nearestResult))
  put('first_pure_before', flag(isResult && isPure(line) && !block.slice(0, block.indexOf(line)).some(isPure)))
  put(
    'benefit_only',
    flag(timesOf(line, 'benefit') > 0 && timesOf(line, 'harm') === 0 && timesOf(line, 'denial') === 0),
  )
  put('compares_some', flag(compares(line) && some === 1))
  put('compares_none', flag(compares(line) && none === 1))
  put('before_similar', before ? shareOf(words, before.words) : 0)
  put('next_similar', after ? shareOf(words, after.words) : 0)
}
