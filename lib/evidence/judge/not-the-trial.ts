import { anyOf } from '../any-of'
import type { Design } from '../design'
import { LOOK_ALIKES } from './look-alikes'
import { around, type FoundWords, foundAt, type Studied } from './study-text'

/** Notices about a paper, which report nothing themselves. */
const NOTICE =
  /^\W{0,3}(?:author(?:'s|s)? )?(?:correction|corrigend(?:um|a)|errat(?:um|a)|addendum|publisher(?:'s)? correction|expression of concern|retraction(?: note| notice)?)(?:$|[:.]| ?\[| to\b| (?:of|for|on) (?:the |an? |this |our )?(?:article|paper|publication|abstract|title|[“"‘']))/i

/** What a trial is called in front of its name; "feasibility of a randomised trial" says something else. */
const KIND = `(?:(?:phase|[IV1-4]+[ab]?|pilot|exploratory|pragmatic|prospective|large|small|international|national|multi-?(?:cent(?:re|er)|national|site)|single|double|triple|blind(?:ed)?|masked|placebo|sham|vehicle|active|controlled|open|label|parallel|group|arm|two|three|four|cross-?over|cluster|community|factorial|comparative|clinical|early|superiority|(?:non-?)?inferiority|equivalence|withdrawal|intervention(?:al)?|naturalistic)[ ,-]*)`

/**
 * A title that calls its own study a randomised trial, at its end or followed by what the trial is of: words in its
 * abstract do not take that away.
 */
const NAMED_RANDOMISED = anyOf(
  /(?:[:.–—-] ?|^)(?:results (?:of|from) )?(?:an? |the )?(?:[\w-]{1,25},? ){0,8}randomi[sz]ed,? (?:[\w-]{1,25},? ){0,6}(?:trial|study)(?: ?[[(][^:\])]{1,80}[\])])?\W*$/i,
  new RegExp(
    String.raw`(?:[:.–—] ?| - |^)(?:the )?(?:results (?:of|from) )?(?:an? |the )?${KIND}{0,8}randomi[sz]ed[ ,-]*${KIND}{0,6}(?:trial|study) (?:of|on|in|with|comparing|using|to|versus)\b[^:[(]*(?:[[(][^:\])]{1,80}[\])])?\W*$`,
    'i',
  ),
)

/** The same of a trial without lots. */
const NAMED_TRIAL = new RegExp(
  String.raw`(?:[:.–—] ?| - )(?:the )?(?:results (?:of|from) )?(?:an? |the )?${KIND}{0,8}(?:single-arm|phase|pilot|feasibility|clinical|controlled|open|non-?randomi[sz]ed)[ ,-]*${KIND}{0,6}(?:trial|study)\W*$`,
  'i',
)

/** Titles that say outright what else a paper is, also where its indexers have typed it as a randomised trial. */
const OUTRIGHT =
  /\bre-?analys[ie]s of (?:the )?data\b|\bcohort study\W*$|\b(?:secondary|post[- ]?hoc|ancillary|sub-?group|exploratory|mediation|moderation|sensitivity|process|economic) (?:\w+ )?(?:analys[ie]s|evaluation|study)\b|\bsub-?(?:study|analysis)\b|\bqualitative\b|\bcost[- ](?:effectiveness|utility|benefit) (?:analys[ie]s|study|evaluation)\b|\b(?:risk|prognostic) factors? (?:for|of)\b|(?:^|[:.] ?)(?:the |an? )?(?:[\w-]{1,12} ){0,2}costs?(?:,? and cost)?[- ](?:effectiveness|utility|benefit|analys[ie]s)|\bcosting study\b|\bpredictors? of\b|(?:^|[?.] )(?:the )?(?:moderators?|mediators?) of\b|\bpredicts?\b(?!-)|\blessons? (?:learned|learnt)\b|\bopen-label extension\b|\bbaseline characteristics\b|\balongside\b|\bstudy within an?\b|\banimal (?:\w+ )?models?\b|\bnested (?:with)?in\b|\bsurvey of\b|\binterviews\b(?! (?:to|for) )|\bfocus groups?\b|\b(?:perceptions?|experiences?) of\b/i

export const METHODS = /\bmethods?\b/i
export const RESULTS = /^(?:main )?(?:results?|findings)\b/i

/**
 * What a paper is that only looks like a trial, and by which words; null where none of them says so. `typed`:
 * it has the publication type of one, which words of its title take away only where they say outright what else it is.
 */
export function notTheTrial({ parts }: Studied, typed = false): { design: Design | null; words: FoundWords[] } | null {
  const [title, ...sections] = parts
  if (!title) return null
  const isNamed = isNamedTrial(title.text) || NAMED_TRIAL.test(title.text)
  const isOutright = OUTRIGHT.test(title.text)
  const isTrusted = (isNamed || typed) && !isOutright
  const isTrustedName = isNamed && !isOutright
  const drawsLots = sections.some(({ label, lower }) => METHODS.test(label) && lower.includes('random'))
  for (const { design, title: inTitle, text: inText, unless } of LOOK_ALIKES) {
    const match = design === null && isTrusted ? null : inTitle?.exec(title.text)
    if (match && !unless?.test(title.text)) return { design, words: [foundAt(title, match)] }
    for (const part of inText && !(isTrustedName && design === null) ? sections : []) {
      // Of a study whose methods draw lots, what one of its results calls itself is one analysis and not the paper.
      if (design === null && drawsLots && RESULTS.test(part.label)) continue
      const found = inText?.exec(part.text)
      if (found && !unless?.test(around(part.text, found.index, found.index + found[0].length)))
        return { design, words: [foundAt(part, found)] }
    }
  }
  return null
}

/** Whether a title calls its own study a randomised trial. */
export const isNamedTrial = (title: string): boolean => NAMED_RANDOMISED.test(title)

const NOTICE_TYPES: ReadonlySet<string> = new Set([
  'Published Erratum',
  'Retraction of Publication',
  'Expression of Concern',
])

/** Whether a record is a correction or another notice, by its title or its type: the paper it is about has neither. */
export const isNotice = (title: string, types: readonly string[]): boolean =>
  NOTICE.test(title) || types.some((type) => NOTICE_TYPES.has(type))
