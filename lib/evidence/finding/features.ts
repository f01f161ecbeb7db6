import { contentWords } from '../content-words'
import type { Reading } from '../reading'
import { type Cues, cueAt, cuesOf, wordsOf } from './cues'
import { CUES } from './cue-words'
import { isOtherHalf } from './contrast'
import { isNullStudy } from './null-result'

/** What a sentence shows of itself and of its abstract: numbers by the names in FEATURES, and its words. */
export type Shown = { numbers: Float64Array; words: Int32Array }

const AT = Object.fromEntries(CUES.map((cue) => [cue, cueAt(cue)])) as Record<(typeof CUES)[number], number>
const ROLES = ['background', 'objective', 'methods', 'results', 'conclusions'] as const

const MOST = 6
const capped = (count: number) => Math.min(MOST, count)

function shared(words: ReadonlySet<number>, others: ReadonlySet<number>): number {
  let count = 0
  for (const word of words) if (others.has(word)) count++
  return count
}
const shareOf = (words: ReadonlySet<number>, others: ReadonlySet<number>) =>
  words.size === 0 ? 0 : shared(words, others) / words.size

const PRIMARY = /\b(?:primary|main|principal)\b[^.;]{0,40}\b(?:outcomes?|end ?-?points?|efficacy|measures?|variables?|objectives?|aims?|hypothes)/i
const P_VALUE = /\bp(?:[- ]?values?)?\s?([=<>≤≥])\s?(0?[.·,]\d+|\d)/gi

type P = { small: number; large: number }
function pValues(text: string): P {
  let small = 0
  let large = 0
  if (!/[=<>≤≥]/.test(text)) return { small, large }
  for (const [, sign = '', number = ''] of text.matchAll(P_VALUE)) {
    const value = Number.parseFloat(number.replace(/[·,]/, '.'))
    if (sign === '>' || sign === '≥' ? true : value > 0.05) large++
    else small++
  }
  return { small, large }
}

type Line = { index: number; role: number; text: string; words: Set<number>; tokens: string[]; cues: Cues; p: P }
const nothing = new Set<number>()
const nearOf = shareOf

/** A sentence tells that nothing differed, that something did, or both. */
const toldNone = ({ cues, p }: Line) => (cues.denied > 0 || p.large > p.small ? 1 : 0)
const toldSome = ({ cues, p }: Line) => ((cues.told > 0 && (cues.denied === 0 || cues.told > 1)) || p.small > 0 ? 1 : 0)

type Named = [string, number]

export function shownOf(reading: Reading): { lines: number[]; names: string[]; shown: Float64Array[]; tokens: string[][] } {
  const { texts, roles, words, lengths, title } = reading
  const all: Line[] = texts.map((text, index) => {
    const tokens = wordsOf(text)
    return {
      index,
      role: ROLES.indexOf(roles[index] as (typeof ROLES)[number]),
      text,
      words: words[index] ?? nothing,
      tokens,
      cues: cuesOf(tokens),
      p: pValues(text),
    }
  })
  const titleWords = contentWords(title)
  const titleTokens = wordsOf(title)
  const titleCues = cuesOf(titleTokens)
  const asked = new Set<number>()
  const primary = new Set<number>()
  for (const { role, words: own, text } of all) {
    if (role === 1) for (const word of own) asked.add(word)
    if (role <= 2 && PRIMARY.test(text)) for (const word of own) primary.add(word)
  }
  const conclusions = all.filter(({ role }) => role === 4)
  const results = all.filter(({ role }) => role === 3)
  const told = conclusions.filter(({ cues }) => cues.counts[AT.calls] === 0)
  const firstTold = told[0] ?? conclusions[0]
  const primaryResult =
    results.find(({ text }) => PRIMARY.test(text)) ??
    (primary.size > 0
      ? [...results].sort((one, other) => shareOf(primary, other.words) - shareOf(primary, one.words) || one.index - other.index)[0]
      : undefined)
  const often = new Map<number, number>()
  for (const line of all) for (const word of line.words) often.set(word, (often.get(word) ?? 0) + 1)
  const concluded = new Set(conclusions.flatMap((line) => [...line.words]))
  const resulted = new Set(results.flatMap((line) => [...line.words]))
  const noneInResults = results.filter((line) => toldNone(line)).length
  const someInResults = results.filter((line) => toldSome(line)).length
  const noneInConclusions = told.filter((line) => toldNone(line)).length
  const someInConclusions = told.filter((line) => toldSome(line)).length
  const isPure = (line: Line) => toldNone(line) === 1 && toldSome(line) === 0
  const near = (line: Line) => Math.max(shareOf(titleWords, line.words), primary.size > 0 ? shareOf(line.words, primary) : 0)
  const most = (lines: readonly Line[], is: (line: Line) => boolean) =>
    lines.reduce((value, line) => (is(line) ? Math.max(value, near(line)) : value), 0)
  const count = (lines: readonly Line[], is: (line: Line) => boolean) => capped(lines.filter(is).length)
  const comparesIn = (line: Line) => (line.cues.counts[AT.compares] as number) > 0
  const nullResult = most(results, isPure)
  const someResult = most(results, (line) => toldSome(line) === 1)
  const nullStudy = isNullStudy(reading)
  const context: Named[] = [
    ['null_study', nullStudy ? 1 : 0],
    ['pure_results', count(results, isPure)],
    ['pure_conclusions', count(told, isPure)],
    ['pure_compared', count(results, (line) => isPure(line) && comparesIn(line))],
    ['some_compared', count(results, (line) => toldSome(line) === 1 && comparesIn(line))],
    ['small_p_compared', count(results, (line) => line.p.small > 0 && comparesIn(line))],
    ['null_near', nullResult],
    ['some_near', someResult],
    ['null_v_some', nullResult - someResult],
    ['first_result_none', results[0] ? toldNone(results[0]) : 2],
    ['first_result_some', results[0] ? toldSome(results[0]) : 2],
    ['first_told_compares', firstTold ? (comparesIn(firstTold) ? 1 : 0) : 2],
    ['contrasts', count([...results, ...conclusions], ({ cues }) => (cues.firsts[AT.contrast] as number) === 0)],
    ['trial', count(all, ({ cues }) => (cues.counts[AT.group] as number) > 0)],
    ['within_in_results', count(results, ({ cues }) => (cues.counts[AT.within] as number) > 0)],
  ]
  let names: string[] = []
  const lines: number[] = []
  const shown: Float64Array[] = []
  const tokens: string[][] = []
  for (const line of all) {
    if (line.role < 3) continue
    const { index, role, cues, text, words: own, p } = line
    const block = role === 4 ? conclusions : results
    const place = block.indexOf(line)
    const before = all[index - 1]
    const after = all[index + 1]
    const c = (cue: keyof typeof AT, of: Line | undefined = line) => (of ? (of.cues.counts[AT[cue]] as number) : 0)
    const begins = (cue: keyof typeof AT, of: Line | undefined = line, within = 1) => {
      const first = of ? (of.cues.firsts[AT[cue]] as number) : -1
      return first >= 0 && first < within ? 1 : 0
    }
    let again = 0
    for (const word of own) again += (often.get(word) ?? 1) - 1
    const nearestOther = Math.max(0, ...block.filter((each) => each !== line).map((each) => shareOf(own, each.words)))
    const nearestAcross = Math.max(
      0,
      ...(role === 4 ? results : conclusions).map((each) => shareOf(own, each.words)),
    )
    const features: Named[] = [
      ['conclusion', role === 4 ? 1 : 0],
      ['place', capped(place)],
      ['first', place === 0 ? 1 : 0],
      ['first_conclusion', role === 4 && place === 0 ? 1 : 0],
      ['first_told', line === firstTold ? 1 : 0],
      ['last', place === block.length - 1 ? 1 : 0],
      ['from_end', capped(block.length - 1 - place)],
      ['block', capped(block.length)],
      ['conclusions', capped(conclusions.length)],
      ['results', Math.min(12, results.length)],
      ['sentences', Math.min(25, all.length)],
      ['tenth', index / all.length],
      ['last_of_all', index === all.length - 1 ? 1 : 0],
      ['alone', role === 4 && told.length === 1 && told[0] === line ? 1 : 0],
      ['no_conclusions', conclusions.length === 0 ? 1 : 0],
      ['length', Math.min(80, lengths[index] as number)],
      ['long', (lengths[index] as number) > 45 ? 1 : 0],
      ['short', (lengths[index] as number) < 9 ? 1 : 0],
      ['title', capped(shared(own, titleWords))],
      ['title_share', shareOf(titleWords, own)],
      ['title_share_own', shareOf(own, titleWords)],
      ['asked', capped(shared(own, asked))],
      ['asked_share', shareOf(own, asked)],
      ['primary', capped(shared(own, primary))],
      ['primary_share', primary.size > 0 ? shareOf(own, primary) : -1],
      ['is_primary_result', line === primaryResult ? 1 : 0],
      ['names_primary', PRIMARY.test(text) ? 1 : 0],
      ['again', own.size === 0 ? 0 : again / own.size],
      ['again_all', Math.min(60, again)],
      ['nearest_other', nearestOther],
      ['nearest_across', nearestAcross],
      ['across_share', shareOf(own, role === 4 ? resulted : concluded)],
      ['told', capped(cues.told)],
      ['denied', capped(cues.denied)],
      ['none', toldNone(line)],
      ['some', toldSome(line)],
      ['p_small', capped(p.small)],
      ['p_large', capped(p.large)],
      ['numbers', Math.min(12, line.tokens.filter((token) => /^\d/.test(token)).length)],
      ['agrees_none', firstTold ? toldNone(firstTold) - toldNone(line) : 2],
      ['agrees_some', firstTold ? toldSome(firstTold) - toldSome(line) : 2],
      ['concl_none', firstTold ? toldNone(firstTold) : 2],
      ['concl_some', firstTold ? toldSome(firstTold) : 2],
      ['primary_none', primaryResult ? toldNone(primaryResult) : 2],
      ['primary_some', primaryResult ? toldSome(primaryResult) : 2],
      ['primary_v_none', primaryResult ? toldNone(primaryResult) - toldNone(line) : 2],
      ['primary_v_some', primaryResult ? toldSome(primaryResult) - toldSome(line) : 2],
      ['results_none', results.length === 0 ? -1 : noneInResults / results.length],
      ['results_some', results.length === 0 ? -1 : someInResults / results.length],
      ['conclusions_none', told.length === 0 ? -1 : noneInConclusions / told.length],
      ['conclusions_some', told.length === 0 ? -1 : someInConclusions / told.length],
      ['title_none', titleCues.denied > 0 ? 1 : 0],
      ['title_some', titleCues.told > 0 ? 1 : 0],
      ['title_asks', title.includes('?') || /\bwhether\b/i.test(title) ? 1 : 0],
      ['begins_contrast', begins('contrast')],
      ['contrast_within', c('contrast') - begins('contrast') > 0 ? 1 : 0],
      ['next_contrast', role === after?.role ? begins('contrast', after, 2) : 0],
      ['before_contrast', role === before?.role ? begins('contrast', before, 2) : 0],
      ['next_none', after && after.role === role ? toldNone(after) - toldNone(line) : 0],
      ['next_some', after && after.role === role ? toldSome(after) - toldSome(line) : 0],
      ['before_none', before && before.role === role ? toldNone(before) - toldNone(line) : 0],
      ['begins_addition', begins('addition', line, 2)],
      ['next_addition', role === after?.role ? begins('addition', after, 2) : 0],
      ['begins_concludes', begins('concludes', line, 3)],
      ['before_concludes', before ? begins('concludes', before, 3) : 0],
      ['begins_back', begins('back')],
      ['begins_we', begins('we')],
      ['begins_noted', begins('noted')],
      ['begins_time', begins('time', line, 2)],
      ['begins_subgroup', begins('subgroup', line, 2)],
      ['group_start', begins('letters', line, 3)],
      ['against_null', isPure(line) ? 0 : nullResult],
      ['effect_v_null', toldSome(line) === 1 && toldNone(line) === 0 ? nullResult - someResult : 0],
      ['pure', isPure(line) ? 1 : 0],
      ['only_effect', cues.told > 0 && cues.denied === 0 ? (nullStudy ? 2 : 1) : 0],
      ['other_half', isOtherHalf(text) ? 1 : 0],
      ['has_other_half', after && after.role === role && isOtherHalf(after.text) ? 1 : 0],
      ['near', near(line)],
      ['nearest_result', role === 3 && near(line) === Math.max(...results.map(near)) ? 1 : 0],
      ['first_pure_before', role === 3 && isPure(line) && !block.slice(0, place).some((each) => isPure(each)) ? 1 : 0],
      ['benefit_only', c('benefit') > 0 && c('harm') === 0 && c('denial') === 0 ? 1 : 0],
      ['compares_some', comparesIn(line) && toldSome(line) === 1 ? 1 : 0],
      ['compares_none', comparesIn(line) && toldNone(line) === 1 ? 1 : 0],
      ['before_similar', before ? nearOf(own, before.words) : 0],
      ['next_similar', after ? nearOf(own, after.words) : 0],
      ...context,
      ...CUES.map((cue) => [`c_${cue}`, Math.min(3, c(cue))] as Named),
    ]
    if (names.length === 0) names = features.map(([name]) => name)
    lines.push(index)
    shown.push(Float64Array.from(features, ([, value]) => value))
    tokens.push(line.tokens)
  }
  return { lines, names, shown, tokens }
}
