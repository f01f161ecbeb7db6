import { anyOf } from '../any-of'
import type { Design } from '../design'
import { around, type FoundWords, foundAt, type Studied } from './study-text'

/** Notices about a paper, which report nothing themselves. */
const NOTICE =
  /^\W{0,3}(?:author(?:'s|s)? )?(?:correction|corrigend(?:um|a)|errat(?:um|a)|addendum|publisher(?:'s)? correction|expression of concern|retraction(?: note| notice)?)(?:$|[:.]| ?\[| to\b| (?:of|for|on) (?:the |an? |this |our )?(?:article|paper|publication|abstract|title|[“"‘']))/i

type Look = {
  /** What such a paper is; null where the text does not say. */
  design: Design | null
  /** Looked for in the title alone, or in the abstract as well. */
  title?: RegExp
  text?: RegExp
  unless?: RegExp
}

const TRIAL = String.raw`(?:(?:[\w-]{1,25},? ){0,9}(?:randomi[sz]\w*|RCT|trial|trials)\b)`

/** Papers that speak of a randomised trial, or of lots drawn, and are none. */
const LOOK_ALIKES: Look[] = [
  {
    design: 'protocol',
    title: anyOf(
      /\b(?:study|trial|review|rct) protocols?\b/,
      /\bprotocol (?:for|of) (?:an?|the)\b(?! (?:management|treatment|diagnosis|care|use)\b)/,
      /\b(?:trial|rct)\b[^:.]{0,20}\b(?:study )?design(?: and (?:methods?|rationale|baseline \w+))?$/,
      /\b(?:rationale|design),? (?:and|&) (?:\w+ )?(?:design|rationale|methods?|methodology|protocol|baseline)\b/,
      /\bdesign of (?:an?|the) [^:.]{0,80}\b(?:trial|rct)\b/,
    ),
  },
  {
    design: 'animal or laboratory',
    title: anyOf(
      /\b(?:in|ex) ?[- ]?vitro\b(?! (?:fertili[sz]ation|maturation))|\bfinite element\b/,
      /\b(?:wistar|sprague|albino|female|male|diabetic|adult) rats\b|\bin (?:rats|mice|rabbits|pigs|dogs|sheep|horses|rat|zebrafish|piglets|broilers)\b|\b(?:rat|mouse|mice|murine|canine|porcine|ovine|rabbit) model\b/,
    ),
    text: anyOf(
      /\bextracted (?:[\w-]{1,20} ){0,5}(?:teeth|molars|premolars|incisors|canines|third molars|tooth)\b/,
      /\b(?:teeth|molars|premolars|incisors|canines|roots?|specimens|samples|blocks|disks|discs|cells|sperms?|semen|oocytes|embryos) (?:were |was )(?:then )?(?:randomly |equally )+(?:divided|assigned|allocated|distributed)\b/,
      /\bextracted for orthodontic\b|\b(?:this|an?|present) (?:[\w,-]{1,20} ){0,3}(?:in|ex)[- ]vitro\b/,
      /\b(?:sperms?|semen)\b[^.]{0,60}\b(?:bulls?|stallions?|rams?|boars?)\b/,
      /\b\d+ (?:[\w-]{1,20} ){0,4}(?:rats|mice|rabbits|guinea pigs)\b/,
    ),
    unless:
      /\b(?:subjects|patients|humans?|volunteers|children|women|men|adults)\b[^.]*$|\bpatients were (?:randomly|randomi[sz]ed)|\bwomen were (?:randomly|randomi[sz]ed)/i,
  },
  {
    design: 'meta-analysis',
    title: /\b(?:pooled|integrated|combined) (?:\S+ ){0,4}analys[ie]s\b[^.]{0,120}\b(?:trials|studies)\b/i,
    text: /\b(?:this|a|an|we) (?:\S+ ){0,3}(?:pooled|integrated) (?:\S+ ){0,2}analysis (?:of|included) (?:\S+ ){0,4}(?:trials|studies)\b|\bdevelopment program(?:me)? of \w+ randomi[sz]ed/i,
  },
  {
    design: null,
    title: anyOf(
      /\b(?:secondary|post[- ]?hoc|ancillary|sub-?group|subset|sub-?population|exploratory|mediation|moderation|moderator|sensitivity|process|economic|interim data) (?:\w+ )?(?:analys[ie]s|evaluation|study)\b/,
      /\b(?:sub-?study|sub-?analysis|sub-?project)\b|\bpiggy-?back\b/,
      /\bqualitative\b|\b(?:in-?depth|semi-?structured|exit|an?|participants?|patients?|parents?|staff|group) interviews?\b|\binterview (?:study|data)\b|\bfocus groups?\b|\bperceptions? of\b|\bexperiences? of\b/,
      /\blessons? (?:learned|learnt)\b|\brecruiting\b|\brecruitment (?:to|into|for|of|strateg\w+|rates?|methods?|and retention|in(?:to)? (?:an?|the|clinical|randomi[sz]\w+))\b|\bnon-?participation\b|\bbaseline (?:characteristics|data|findings|results)\b|\bconducting an? (?:\S+ ){0,2}(?:trial|rct)\b/,
      /^(?:\S+ ){0,3}(?:factors (?:associated|influencing|affecting|predict\w+|related|that|of|for|in)|(?:risk|prognostic|predictive) factors?|predictors?|determinants?|correlat\w+|associations?|prevalence|biomarkers?|prognostic)\b(?! [^.]*\brandomi[sz]ed [^:.]*$)|[:.] ?(?:an? )?analysis of (?:the |data )?\S+ (?:data|trial|study)\b/,
      /\b(?:factors? associated|predictors? of|predictive of|predict(?:s|ing|ion)?\b(?!-)|prognostic|biological markers|molecular subtypes|is associated with|are associated with|genotypes?(?!-)|polymorphisms?)\b/,
      /^(?:the |an? )?(?:cost[- ](?:effectiveness|utility|benefit)|economic evaluation|health[- ]economic|cost analysis)|\bon (?:drug |health ?care |medical )?costs\b/,
      /\b(?:psychometric (?:properties|evaluation|validation)|measurement properties|validation study|validity|reliability of|responsiveness of|comparative utility)\b/,
      /\bsurvey\b(?= of\b| among\b| study\b| in\b|\W*$|[:.])|\bquestionnaire study\b/,
      /\bpost[- ](?:hoc|trial)\b|\bthrough \d+ years of\b|^randomi[sz]ed (?:clinical |controlled )*trials\b|\bopen-label extension\b|\blong-term follow-?up of the\b/,
    ),
    unless:
      /\beffectiveness and cost|\bclinical (?:and|effectiveness)|\b(?:effects?|efficacy|impact) of (?:an? |the )?(?:\S+ ){0,3}(?:survey|interviews?|questionnaire|genotype)\b/i,
  },
  {
    design: null,
    text: anyOf(
      /\b(?:this|present|our|the current|we|performed|conducted|in) (?:\w+ ){0,4}?(?:secondary|post[- ]?hoc|ancillary|retrospective|subset|piggy-?back|exploratory) (?:\S+ ){0,2}(?:analys[ie]s|sub-?study|study)\b/,
      /(?:^|[.:] )(?:a |large )*(?:secondary|post[- ]?hoc|ancillary|subset|sub-?group|economic|cost-effectiveness|process)(?:,? \S+){0,2} (?:analys[ie]s|evaluation) (?:of|using|was|from)\b/,
      /\b(?:secondary|post[- ]?hoc|ancillary) analys[ie]s (?:of|using|on|from) (?:data|the|an?|prospective|individual|two|our)\b/,
      /\b(?:qualitative study|semi-?structured (?:\S+ )?interviews|focus groups|grounded theory|process evaluation|thematic analysis)\b/,
      /\bpurposive(?:ly)? (?:selected|sampled)\b/,
    ),
  },
  {
    design: null,
    text: new RegExp(
      String.raw`\bdata (?:\S+ ){0,6}?(?:collected|obtained|drawn|derived|used|taken|originated|analy[sz]ed|came) (?:\S+ ){0,3}?(?:as part of|from|in|within|during) (?:an?|the|our|two|this|completed) ${TRIAL}|\b(?:used?|using|analy[sz]ed|from) (?:\S+ ){0,3}?data (?:from|of) (?:an?|the|our|patients|women|participants) ${TRIAL}|\bbaseline data\b[^.]{0,80}\benrolled in\b[^.]{0,60}\b(?:randomi[sz]ed|trial)|\b(?:in the context of|parallel to|nested (?:with)?in|alongside|embedded in|as part of|participants? (?:in|of|to)|recruited (?:to|from|in|into)|followed? up of|sampled? from|sub-?cohort of) (?:an?|the|our|participants|\d+ participants) ${TRIAL}|\btrial data set\b|\bborn to (?:\S+ ){0,6}who completed a\b|\brandomly selected a sub-?cohort\b|\bhad been randomi[sz]ed for the initial\b`,
      'i',
    ),
    unless:
      /\b(?:we|this|present) (?:\S+ ){0,4}(?:randomi[sz]ed|randomly)|\bdata (?:were|was) (?:analy[sz]ed|collected) (?:in|from) (?:the|an?) (?:intention|intent|per)|\bas part of (?:the|their) (?:routine|standard)/i,
  },
]

/** What a trial is called in front of its name; "feasibility of a randomised trial" says something else. */
const KIND = `(?:(?:phase|[IV1-4]+[ab]?|pilot|exploratory|pragmatic|prospective|large|small|international|national|multi-?(?:cent(?:re|er)|national|site)|single|double|triple|blind(?:ed)?|masked|placebo|sham|vehicle|active|controlled|open|label|parallel|group|arm|two|three|four|cross-?over|cluster|community|factorial|comparative|clinical|early|superiority|(?:non-?)?inferiority|equivalence|withdrawal|intervention(?:al)?|naturalistic)[ ,-]*)`

/**
 * A title that calls its own study a randomised trial, at its end or followed by what the trial is of: words in its
 * abstract do not take that away.
 */
const NAMED_TRIAL = anyOf(
  /(?:[:.–—-] ?|^)(?:results (?:of|from) )?(?:an? |the )?(?:[\w-]{1,25},? ){0,8}randomi[sz]ed,? (?:[\w-]{1,25},? ){0,6}(?:trial|study)(?: ?[[(][^:\])]{1,80}[\])])?\W*$/i,
  new RegExp(
    String.raw`(?:[:.–—] ?| - |^)(?:the )?(?:results (?:of|from) )?(?:an? |the )?${KIND}{0,8}randomi[sz]ed[ ,-]*${KIND}{0,6}(?:trial|study) (?:of|on|in|with|comparing|using|to|versus)\b[^:[(]*(?:[[(][^:\])]{1,80}[\])])?\W*$`,
    'i',
  ),
)

/** Titles that say outright what else a paper is, also where its indexers have typed it as a randomised trial. */
const OUTRIGHT =
  /\b(?:secondary|post[- ]?hoc|ancillary|sub-?group|exploratory|mediation|moderation|sensitivity|process|economic) (?:\w+ )?(?:analys[ie]s|evaluation|study)\b|\bsub-?(?:study|analysis)\b|\bqualitative\b|\bcost[- ](?:effectiveness|utility|benefit) (?:analys[ie]s|study|evaluation)\b|\b(?:risk|prognostic) factors? (?:for|of)\b|^(?:the |an? )?cost[- ](?:effectiveness|utility|benefit)|\bpredictors? of\b|\bpredicts?\b(?!-)|\blessons? (?:learned|learnt)\b|\bopen-label extension\b|\bbaseline characteristics\b|\balongside\b|\bnested (?:with)?in\b|\bsurvey of\b|\binterviews\b(?! (?:to|for) )|\bfocus groups?\b|\b(?:perceptions?|experiences?) of\b/i

/**
 * What a paper is that only looks like a randomised trial, and by which words; null where none of them says so. `typed`:
 * it has the publication type of one, which words of its title take away only where they say outright what else it is.
 */
export function notTheTrial({ parts }: Studied, typed = false): { design: Design | null; words: FoundWords[] } | null {
  const [title, ...sections] = parts
  if (!title) return null
  const isNamedTrial = NAMED_TRIAL.test(title.text)
  const isTrusted = (isNamedTrial || typed) && !OUTRIGHT.test(title.text)
  for (const { design, title: inTitle, text: inText, unless } of LOOK_ALIKES) {
    const match = design === null && isTrusted ? null : inTitle?.exec(title.text)
    if (match && !unless?.test(title.text)) return { design, words: [foundAt(title, match)] }
    for (const part of inText && !(isNamedTrial && design === null) ? sections : []) {
      const found = inText?.exec(part.text)
      if (found && !unless?.test(around(part.text, found.index, found.index + found[0].length)))
        return { design, words: [foundAt(part, found)] }
    }
  }
  return null
}

/** Whether a title is that of a correction or another notice. */
export const isNotice = (title: string): boolean => NOTICE.test(title)
