import { anyOf } from '../any-of'
import type { Design } from '../design'
import { around } from './study-text'

/**
 * Words by which a text says what kind of study it reports. `gate` is a part of every match, and looked for in the
 * text in lower case: most are passed over without running the pattern. Every repetition is bounded, so that no text takes long.
 */
export type DesignWords = { design: Design; gate: RegExp; words: RegExp; unless?: RegExp }

/** Sentences that are looked at before a text is taken to claim nothing. */
const MOST_TRIES = 4
/** More than any match has before the part that its gate looks for. */
const REACH = 500

/**
 * Where a text claims a design; what stands in a sentence that only speaks of such studies is passed over. The rule's
 * words are global: they are looked for from where the gate first opens.
 */
export function claimed({ gate, words, unless }: DesignWords, text: string, lower: string) {
  const open = lower.search(gate)
  if (open < 0) return null
  words.lastIndex = Math.max(0, open - REACH)
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const match = words.exec(text)
    if (!match) return null
    const span = { start: match.index, end: match.index + match[0].length }
    if (!unless?.test(around(text, span.start, span.end))) return span
    const stop = text.indexOf('. ', span.end)
    if (stop < 0) return null
    words.lastIndex = stop + 2
  }
  return null
}

/** Words about designs as a subject, not of the study in hand. */
export const ABOUT_REVIEWS = anyOf(
  /\b(?:guide|guidance|how to|conduct(?:ing)?|quality(?! of life)|reporting|methodolog\w+|reading|writing|performing)\b[^:.?]{0,45}\b(?:reviews?|meta-?analys[ei]s)\b/,
  /\bsystematic reviews? (?:process|methods|methodology|teams?|search\w{0,3}|software|automation|workflow)\b|(?<!results? )\bin (?:the )?systematic reviews?\b(?! (?:and|of|to)\b)/,
)
const ABOUT_TRIALS = anyOf(
  /\b(?:quality|reporting|conduct|recruitment|review|registration|bias|design|methodology|ethics|need|overview) (?:of|in|to|for) (?:\S{1,30} ){0,4}randomi[sz]ed/,
  /\banalys[ie]s (?:of|in|to|for) (?!(?:an?|the|data)\b)(?:\S{1,30} ){0,4}randomi[sz]ed/,
  /randomi[sz]ed (?:\S{1,30} ){0,4}trials (?:in|of) (?:\S{1,30} ){0,3}(?:journals|literature)/,
  /\bmeta-?analys|\breview\b|mendelian random/,
)
const ABOUT_GUIDELINES = anyOf(
  /\b(?:adher\w+|complian\w+|implement\w+|impact|effects?|evaluat\w+|awareness|knowledge|dissemination|according|concordan\w+|attitudes?|barriers|review|survey|validation|comparison|relation|use|uptake|following) \b(?:\S{1,30} ){0,8}(?:guidelines?|recommendations|consensus)\b/,
  /\bguidelines?-|\bguidelines?\b[^?]{0,60}\?\s*$/,
)

/** What a title calls its study, tried in this order. */
export const TITLE_WORDS: DesignWords[] = [
  {
    design: 'editorial',
    gate: /letter|repl|response|re:|comment|editor|correspondence|viewpoint|perspective:/,
    words: anyOf(
      /^\W{0,3}(?:letter (?:to|by|regarding|from)\b|(?:authors?['’]? |in )?(?:reply|response) (?:to|by|from)\b|(?:in|authors?['’]{0,1}s?) (?:reply|response)\b|re:|comments? (?:on|to|regarding)\b|commentary\b|editorial\b|editor['’]s\b|guest editorial|correspondence\b|viewpoint:)/,
      /\b(?:a commentary|an editorial|invited commentary|editorial comment(?:ary)?|letter to the editor|reply to (?:the )?letter|authors?['’]{0,1}s? (?:reply|response))\b/,
    ),
    unless: /^response to (?!letter|comment|the (?:letter|comment|editor|author)|dr|reply|.{0,40}\bet al\b)/i,
  },
  {
    design: 'protocol',
    gate: /protocol|rationale|design/,
    words: anyOf(
      /\b(?:trial|study|review|wedge|research|meta-analysis|survey|rct) protocols?\b(?! (?:violation|deviation|adherence))/,
      /\bprotocol (?:for|of) (?:an?|the|two|three)\b(?! (?:management|treatment|diagnosis|care|use)\b)/,
      /\brationale(?:,| and| &) (?:[\w-]{1,30},? ){0,3}design\b/,
      /\bdesign(?:,| and| &) (?:[\w-]{1,30},? ){0,3}rationale\b/,
      /\b(?:study|trial) design (?:of|for|and (?:methods?|rationale|protocol))\b/,
    ),
  },
  {
    design: 'meta-analysis',
    gate: /analys|analyz/,
    words: anyOf(/\bmeta-? ?analy(?:sis|tic|ses of (?:individual|randomi))\b|\bmeta-regression\b/),
    unless: ABOUT_REVIEWS,
  },
  {
    design: 'systematic review',
    gate: /systematic|umbrella|cochrane|evidence synthesis|review of/,
    words: anyOf(
      /\bsystematic(?:ally)? (?:[\w-]{1,30},? (?:and |& )?){0,3}(?:review|overview|search|synthesis|literature analysis)\b/,
      /\bumbrella review\b|\boverview of (?:\S{1,20} ){0,2}systematic reviews\b|\bevidence synthesis\b/,
      /(?<!narrative )\breview of (?:published |the )?(?:randomi[sz]ed|controlled) (?:\S{1,30} ){0,3}trials\b/,
    ),
    unless: ABOUT_REVIEWS,
  },
  {
    design: 'guideline',
    gate: /guideline|consensus|recommendation|position|statement|guidance/,
    words: anyOf(
      /\b(?:clinical|practice|management|treatment|\w{2,12}\/\w{2,12}|\d{4}) guidelines?\b/,
      /\bguidelines? (?:for|on)\b|\bguidelines?[.:]?$/,
      /\b(?:consensus|position|scientific|policy) (?:statement|paper|recommendations?|guidelines?|document|report)\b/,
      /\b(?:expert|international|delphi) consensus\b/,
      /\brecommendations (?:for|on) the (?:\S{1,30} (?:and )?){0,3}(?:management|treatment|diagnosis|use|prevention|care)\b/,
      /\bpractice (?:parameter|advisory|bulletin)\b/,
    ),
    unless: ABOUT_GUIDELINES,
  },
  {
    design: 'randomised trial',
    gate: /random|rct|double-blind|placebo-controlled|double blind|placebo controlled/,
    words: anyOf(
      /(?<!(?:non|quasi)[- ]?|not |un)\brandomi[sz]ed\b|(?<!(?:non|quasi)[- ]?)\brandomi[sz]ation to\b|\brct\b/,
      /\b(?:double|triple)[- ]blind(?:ed)?\b|\bplacebo[- ]controlled\b|\brandom allocation\b/,
      /\bby randomi[sz]ation\b/,
    ),
    unless: ABOUT_TRIALS,
  },
  {
    design: 'case series',
    gate: /cases|series|report of|description of/,
    words: anyOf(
      /\bcase[- ]series\b/,
      /\b(?:report|description|series) (?:of|on) (?:[4-9]|[12]\d|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,6}teen|twenty) (?:\S{1,30} ){0,4}(?:cases|patients)\b/,
      /\b(?:[4-9]|1\d) (?:new |consecutive )?cases\b|\bseries of (?:\S{1,30} ){0,3}cases\b/,
    ),
  },
  {
    design: 'case report',
    gate: /case|year-old|month-old|week-old|day-old|year old/,
    words: anyOf(
      /\bcase[- ](?:reports?|study and|presentation)\b/,
      /\b(?:a|an|one|the first|first|rare|unusual|interesting|unique|autopsy|fatal) (?:(?!study|report|review|analysis)\S{1,30} ){0,2}case\b(?!-|[-–‐ ](?:control|stud|series|mix|manage|fatality|load|finding|based|definition|cohort|crossover|for |against ))/,
      /\b(?:two|three|2|3) (?:\S{1,30} ){0,3}cases\b|\b(?:^|: ?|a |the |first |rare )case of\b/,
      /\breport of (?:1|2|3|a|one|two|three) (?:\S{1,30} ){0,2}(?:cases?|patients?)\b(?!-|[-–‐ ]control)/,
      /\b\d{1,3}[- ](?:year|month|week|day)s?[- ]old (?:\S{1,30} ){0,2}(?:man|woman|boy|girl|male|female|infant|child|patient|neonate|newborn)\b(?!s)/,
    ),
    unless: anyOf(
      /\bcase of (?:the |a )?(?:\S{1,20} )?(?:need|for|against)\b|\bin (?:the )?case of\b/,
      /\bthe case (?:of|for|against) (?!a \d)(?:\S{1,30} ){0,6}(?:\?|policy|countr|hospital|region|approach|health)/,
    ),
  },
  {
    design: 'case-control',
    gate: /control/,
    words: /\bcase[-–‐ ](?:control|referent)\b|\bmatched controls?\b/i,
  },
  {
    design: 'cross-sectional',
    gate: /sectional|prevalence|survey/,
    words:
      /\bcross[-–‐ ]?sectional\b|\bprevalence (?:study|survey)\b|\b(?:national|population-based|community) survey\b/i,
  },
  {
    design: 'cohort',
    gate: /cohort|follow-up|longitudinal|prospective|retrospective|registry|observational/,
    words: anyOf(
      /\bcohort\b|\bfollow-up study\b/,
      /\b(?:longitudinal|registry|registry-based) (?:\S{1,30} )?(?:study|analysis)\b/,
      /\b(?:prospective|retrospective) (?:\S{1,30} ){0,2}observational\b/,
    ),
  },
  {
    design: 'clinical trial',
    gate: /trial|phase|open-label|single-arm|pilot/,
    words: anyOf(
      /\bphase (?:i{1,3}|iv|[1-4])(?:[ab]|\/(?:i{1,3}|[23]))? (?:\S{1,30} ){0,6}?(?:trial|study|evaluation|dose)\b/,
      /\b(?:open-label|single-arm|non-?randomi[sz]ed|clinical|controlled|pilot|intervention|feasibility) (?:\S{1,30} ){0,2}trial\b/,
      /\bopen-label (?:\S{1,30} ){0,2}study\b/,
    ),
    unless: /\bclinical trials\b|\breview\b/i,
  },
  {
    design: 'narrative review',
    gate: /review|overview|update|state of the art|perspective|advances|concepts|primer|current|latest|progress|challenges|past, present/,
    words: anyOf(
      /\b(?:narrative|literature|scoping|mini-?|critical|comprehensive|pictorial|brief|clinical|integrative|rapid|critical|concise|invited|historical) ?reviews?\b/,
      /\ban? (?:\S{1,30} ){0,2}(?:review|overview)\b/,
      /\breview of (?:the )?(?:\S{1,30} )?(?:literature|evidence|current|recent|available)\b/,
      /(?:^|[:.–-] ?)(?:an? )?(?:(?:brief|short|current|updated|historical) )?(?:review|overview|update|primer)\b(?:[.:]|$| of| on| article)/,
      /\b(?:recent|current|latest) (?:\S{1,30} ){0,2}(?:advances|concepts|perspectives|developments|trends)\b/,
      /(?:^|: )(?:advances|perspectives|update|updates) (?:in|on)\b|\bstate[- ]of[- ]the[- ]art\b/,
      /\bcurrent (?:status|knowledge|understanding|evidence|state)\b/,
      /\b(?:challenges|progress|past, present) and (?:\S{1,30} )?(?:perspectives|prospects|opportunities|future|directions)\b/,
    ),
    unless: anyOf(
      /\bhow to\b|\bsystematic review|\breview of (?:\d|\S{1,20} (?:cases|patients))|\bchart review/,
      /\bcase\b|\brecord review|\bpeer review|\byear review\b|\b(?:cases|patients)\b/,
    ),
  },
]
