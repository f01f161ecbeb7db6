import { contentWords } from '../content-words'
import { isOtherHalf } from './contrast'
import { type Cues, cueAt, cuesOf, wordsOf } from './cues'
import { CONCLUSIONS, compares, isPure, type Line, METHODS, OBJECTIVE, RESULTS, shareOf, timesOf } from './lines'
import { isNullStudy } from './null-result'

/** What an abstract says as a whole, against which each of its sentences is read. */
export type StudyContext = {
  all: readonly Line[]
  results: readonly Line[]
  conclusions: readonly Line[]
  /** Conclusions that do more than call for research, and the first of them. */
  stated: readonly Line[]
  firstStated: Line | undefined
  title: { text: string; words: ReadonlySet<number>; cues: Cues }
  asked: ReadonlySet<number>
  primary: ReadonlySet<number>
  primaryResult: Line | undefined
  /** In how many sentences each word stands; the words of the results, and of the conclusions. */
  often: ReadonlyMap<number, number>
  resulted: ReadonlySet<number>
  concluded: ReadonlySet<number>
  /** How near each sentence is to what was asked, and how near the nearest that tells nothing, and something, differed. */
  near: readonly number[]
  nearestResult: number
  nearestNone: number
  nearestSome: number
  /** Sentences that bound or take back the one before them. */
  halves: ReadonlySet<number>
  isNull: boolean
  shares: { resultsNone: number; resultsSome: number; conclusionsNone: number; conclusionsSome: number }
}

const CONTRAST = cueAt('contrast')
const MOST = 6
export const capped = (count: number): number => Math.min(MOST, count)

export function contextOf(title: string, all: readonly Line[]): StudyContext {
  const results = all.filter(({ role }) => role === RESULTS)
  const conclusions = all.filter(({ role }) => role === CONCLUSIONS)
  const stated = conclusions.filter((line) => timesOf(line, 'calls') === 0)
  const titleWords = contentWords(title)
  const primary = wordsIn(all.filter(({ role, isPrimary }) => role <= METHODS && isPrimary))
  const near = all.map(({ words }) =>
    Math.max(shareOf(titleWords, words), primary.size > 0 ? shareOf(words, primary) : 0),
  )
  const nearest = (is: (line: Line) => boolean) =>
    results.reduce((most, line) => (is(line) ? Math.max(most, near[line.index] as number) : most), 0)
  return {
    all,
    results,
    conclusions,
    stated,
    firstStated: stated[0] ?? conclusions[0],
    title: { text: title, words: titleWords, cues: cuesOf(wordsOf(title)) },
    asked: wordsIn(all.filter(({ role }) => role === OBJECTIVE)),
    primary,
    primaryResult: results.find(({ isPrimary }) => isPrimary) ?? nearestTo(primary, results),
    often: timesStated(all),
    resulted: wordsIn(results),
    concluded: wordsIn(conclusions),
    near,
    nearestResult: nearest(() => true),
    nearestNone: nearest(isPure),
    nearestSome: nearest(({ some }) => some === 1),
    halves: new Set(
      [...results, ...conclusions].flatMap((line) =>
        timesOf(line, 'contrast') > 0 && isOtherHalf(line.text) ? [line.index] : [],
      ),
    ),
    isNull: isNullStudy(results),
    shares: {
      resultsNone: shareTelling(results, 'none'),
      resultsSome: shareTelling(results, 'some'),
      conclusionsNone: shareTelling(stated, 'none'),
      conclusionsSome: shareTelling(stated, 'some'),
    },
  }
}

/** What an abstract shows as a whole, by name. */
export function shownByStudy({ all, results, conclusions, stated, firstStated, ...study }: StudyContext) {
  const count = (lines: readonly Line[], is: (line: Line) => boolean) => capped(lines.filter(is).length)
  const [first] = results
  return {
    null_study: study.isNull ? 1 : 0,
    pure_results: count(results, isPure),
    pure_conclusions: count(stated, isPure),
    pure_compared: count(results, (line) => isPure(line) && compares(line)),
    some_compared: count(results, (line) => line.some === 1 && compares(line)),
    small_p_compared: count(results, (line) => line.p.small > 0 && compares(line)),
    null_near: study.nearestNone,
    some_near: study.nearestSome,
    null_v_some: study.nearestNone - study.nearestSome,
    first_result_none: first ? first.none : 2,
    first_result_some: first ? first.some : 2,
    first_stated_compares: firstStated ? (compares(firstStated) ? 1 : 0) : 2,
    contrasts: count([...results, ...conclusions], (line) => timesOf(line, 'contrast') > 0 && startsContrast(line)),
    trial: count(all, (line) => timesOf(line, 'group') > 0),
    within_in_results: count(results, (line) => timesOf(line, 'within') > 0),
  }
}

const startsContrast = ({ cues }: Line): boolean => cues.firsts[CONTRAST] === 0

function nearestTo(words: ReadonlySet<number>, lines: readonly Line[]): Line | undefined {
  if (words.size === 0) return undefined
  let nearest: Line | undefined
  let most = -1
  for (const line of lines) {
    const share = shareOf(words, line.words)
    if (share <= most) continue
    most = share
    nearest = line
  }
  return nearest
}

function timesStated(lines: readonly Line[]): Map<number, number> {
  const often = new Map<number, number>()
  for (const { words } of lines) for (const word of words) often.set(word, (often.get(word) ?? 0) + 1)
  return often
}

function wordsIn(lines: readonly Line[]): Set<number> {
  const all = new Set<number>()
  for (const { words } of lines) for (const word of words) all.add(word)
  return all
}

const shareTelling = (lines: readonly Line[], what: 'none' | 'some'): number =>
  lines.length === 0 ? -1 : lines.filter((line) => line[what] === 1).length / lines.length
