import type { Effect } from './effects'
import { type FactSentence, spanIn } from './fact-text'
import { pAfter } from './significance'

const PERCENT =
  /(?<![\d.·,–-]|[<>≥≤=≧≦] ?)(\d{1,2}(?:[.·]\d{1,3})?|100(?:[.·]0{1,2})?)\s?%(?!\s?(?:CI|confidence|power))/g
/** What may stand between two percentages that are set against each other. */
const AGAINST =
  /^[)\]]?[^%;.]{0,110}?(?:\bvs\b\.?|\bversus\b|\bcompared (?:with|to)\b|\bin comparison (?:with|to)\b|\bas (?:compared|opposed|against)\b|\bthan\b)[^%;]{0,110}$|^[)\]]?(?: (?:in|for|of|with|on|among) (?:the )?(?:\S{1,24} ){0,5}\S{1,24}| \([^()]{1,40}\)),? and (?:in )?[^%;.]{0,60}$|^[)\]]? and (?:in )?[^%;.]{0,40}$/i
/** Words by which the percentages count people or events. */
const COUNTS =
  /\b(?:rates?|incidences?|prevalences?|proportions?|percentages? of (?:\S{1,20} )?(?:patients|subjects|participants|women|men|children|infants|people|individuals)|frequency|frequencies|patients|participants|subjects|women|men|children|infants|adults|mothers|girls|boys|students|respondents|individuals|people|groups?|achiev\w*|receiv\w*|develop\w*|experienc\w*|report\w*|mortality|died|deaths?|surviv\w*|success\w*|recurrence|remission|respon\w*|cure\w*|events?|complications?|occurr\w*|adherence|retention|risk|failure|more likely|fewer|more)\b/i
/** Words by which they measure something else. */
const MEASURES =
  /\b(?:reduc\w*|decreas\w*|increas\w*|chang\w*|declin\w*|differ\w*|mean|median|average|averag\w*|levels?|scores?|fraction|HbA1c|A1c|h(?:a)?emoglobin|h(?:a)?ematocrit|satur\w*|SpO2|SaO2|inhibit\w*|concentrations?|volume|density|weight|fat|capacity|costs?|varian\w*|FEV\w*|LVEF|TWL|EWL|interval|power|sensitivit\w*|specificit\w*|accuracy|VO2\w*|maximum|max|error|coefficient|variability|bioavailability|clearance|solution|energy|protein|carbohydrates?|improv\w*|inner|alpha|body|explain\w*|predict\w*|time|loss|content|area|compliance|expression|gain|activity|uptake|absorption|percentile|quality of life|uptake|wall|cells?|of pre-|cleavage|blastocyst|relative|humidity|concentrate|score)\b|[±Δ]|\bP(?:50|25|75)\b/i

/** Pairs of proportions that one sentence sets against each other, and no third beside them. */
export function proportionsIn(sentence: FactSentence): Effect[] {
  const { text } = sentence
  const found = [...text.matchAll(PERCENT)].map((match) => ({
    value: Number((match[1] as string).replace('·', '.')),
    start: match.index,
    end: match.index + match[0].length,
  }))
  const effects: Effect[] = []
  for (let index = 0; index + 1 < found.length; index++) {
    const first = found[index] as (typeof found)[number]
    const second = found[index + 1] as (typeof found)[number]
    const between = text.slice(first.end, second.start).replace(/\d{1,5}\/\d{1,5}\b(?: [a-z]{3,14})?[;,]? ?/g, '')
    if (!isPair(text, between, first.start, second.end)) continue
    const isThird = found[index + 2] && listed(text.slice(second.end, found[index + 2]?.start))
    const wasThird = index > 0 && effects.length === 0 && listed(text.slice(found[index - 1]?.end, first.start))
    if (isThird && !(found[index + 3] && isAgainst(text.slice(found[index + 2]?.end, found[index + 3]?.start)))) {
      index += 2
      continue
    }
    if (wasThird && !isAgainst(between)) continue
    const p = pAfter(text, second.end)
    effects.push({
      measure: 'proportion',
      value: first.value,
      versus: second.value,
      ...(p && { p: p.p }),
      span: spanIn(sentence, first.start, p ? p.end : second.end),
    })
    index++
  }
  return effects
}

const isAgainst = (between: string) => /\bvs\b|\bversus\b|\bcompared\b|\bthan\b/i.test(between) && between.length < 120

/** Whether what stands between two percentages makes them members of one list. */
const listed = (between: string) =>
  between.length < 50 &&
  /^[)\]]?[^;]{0,30}(?:,|\band\b|\bvs\b|\bversus\b|\bor\b|\/)[^;]{0,30}$/i.test(between) &&
  !/\. [A-Z]|\bP ?[<=>]/i.test(between)

/** One group at two times or steps, not two groups. */
const STEPS =
  /^[^.;]{0,30}\b(?:steps?|days?|weeks?|months?|years?|visits?|time points?|stages?|phases?|hours?) \d|^[^.;]{0,30}\bat \d{1,3},? (?:and|to|&|\d)|^[^.;]{0,40}\b\d{1,3} and \d{1,3} (?:days|weeks|months|years|hours|min)/i

function isPair(text: string, between: string, start: number, end: number): boolean {
  if (
    !AGAINST.test(between) ||
    /\d\s?%|\bCI\b|±|\bof (?:whom|these)\b|\bto $|\bbaseline\b|\b(?:high|low)est\b|\bafter\b|\bbefore\b|\bfollowing\b/i.test(
      between,
    )
  )
    return false
  const before = text.slice(Math.max(0, start - 130), start)
  if (/\bfrom [^%]{0,12}$/.test(before)) return false
  const after = text.slice(end, end + 28).split(/[.;(]/)[0] ?? ''
  if (MEASURES.test(before.slice(-60)) || MEASURES.test(between) || MEASURES.test(after)) return false
  const isPlainList = !isAgainst(between)
  if (isPlainList && STEPS.test(text.slice(end, end + 60))) return false
  if (
    isPlainList &&
    !/\brespectively\b|\bgroups?\b|\barms?\b|\bfor\b|\([^()]{2,40}\)|\bin\b/i.test(text.slice(start, end + 90))
  )
    return false
  return COUNTS.test(before) || COUNTS.test(between) || COUNTS.test(text.slice(end, end + 60))
}
