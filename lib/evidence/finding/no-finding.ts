import { anyOf } from '../any-of'
import { isBalanced } from '../sentences'

/** What is expected, supposed or proposed by authors, not found. */
const SUPPOSED =
  /\b(?:we|(?:the )?(?:authors|investigators)|it (?:is|was|has been)) (?:\w+ ){0,2}(?:expect|anticipat|hypothesi[sz]|speculat|hope|postulat|conjectur|want to|wish to|intend|plan to)/i
/** A list, a table or the clause of a colon that was cut off. */
const CUT_OFF =
  /\b(?:included?|including|were|was|are|is|as follows|following|namely|such as|and|or|of|the|than|between)\s?[.:]?$/i
/** Two sentences that a missing full stop has run together. */
const RUN_TOGETHER =
  /\p{Ll} (?:(?:These|This|Our|The) (?:results?|findings?|stud(?:y|ies)|data|trial)|In conclusion|We (?:conclude|found)|There (?:was|were)|Further (?:studies|research))\b/u
const DOUBLE_STOP = /(?<!\.)\.\.$|[;,]\.$/

/** What a paper does, or that it is the first to do it, in place of what it found. */
const OF_PAPER = anyOf(
  /^(?:in )?(?:this|our|the (?:present|current)) (?:\w+ ){0,2}(?:study|article|paper|review|report|chapter|analysis|survey|editorial|commentary) (?:\w+ly )?(?:assess|examin|describ|review|discuss|explor|present|aim|investigat|evaluat|summari[sz]|highlight|outlin|focus|address|reflect|consider)\w*s\b/,
  /^(?:this|our|the (?:present|current)) (?:\w+ ){0,2}(?:study|article|paper|review|report|analysis|survey) (?:explored|investigated|examined|assessed|evaluated|described|reviewed|compared)\b(?!.{0,200}\b(?:and|but) (?:we )?(?:\w+ly )?(?:found|show|demonstrat|reveal|observ|identif|no\b))/,
  /^(?:in this (?:article|review|paper|report|chapter|commentary|editorial),? )?(?:here,? )?we (?:\w+ )?(?:review|describe|discuss|present|summari[sz]e|outline)\b/,
  /\b(?:this|ours) is the first (?:\w+ ){0,2}(?:report|case|description)\b/,
  /^(?:(?:to (?:our|the best of our) knowledge,? )?(?:this|ours|it) is )?the first (?:[\w-]+,? ){0,6}(?:study|trial|experience|investigation|analysis) (?:of|in|with|on)\b/,
  /\b(?:no (?:publication|report|case|study)s? (?:concerning|of|on|about|has|have)|(?:has|have) (?:not|never) (?:been )?(?:previously |yet |before )?(?:been )?(?:reported|described|published))\b/,
  /\bis an? (?:[\w,-]+ ){0,8}(?:trial|study) (?:that (?:is|was) )?(?:intended|designed|planned|aim(?:ed|ing)|conducted|undertaken) to\b/,
  /\b(?:trial|study|rct|project)s? (?:is|are) (?:currently |still |now )?(?:ongoing|under ?way|in progress|being (?:conducted|carried out|planned)|recruiting)\b/,
  /\bis the first (?:[\w-]+ ){0,6}(?:trial|study|one) (?:proposed|planned|designed|intended|aimed|aiming|set up) (?:to|at)\b/,
  /^(?:these|this|our|the) (?:\w+ )?(?:findings?|results?|data|study|trial|insights?)s? (?:(?:may|might|could|can|will|should) )?(?:helps?|contributes?|adds?|aids?) (?:us )?(?:to )?(?:a )?(?:better |further )?(?:predict|understand|explain|guide|inform|improve|the (?:understanding|literature|knowledge|evidence))/,
  /^(?:(?:these|this|our|the) (?:[\w/-]+ ){0,3}|we (?:\w+ )?)(?:provid|offer|giv|yield)(?:e|es|ed|s)? (?:[\w-]+ ){0,3}insights?\b/,
  /^(?:these|this|our|the) (?:\w+ )?(?:findings?|results?|data|study) (?:may |might )?identif(?:y|ies|ied) an? (?:[\w-]+ ){0,2}(?:subgroup|subset)\b/,
  /^(?:(?:these|this|our|the) (?:\w+ )?(?:findings?|results?|data|study|trial|analysis)|we) (?:\w+ly )?(?:demonstrate|show|highlight|emphasi[sz]e|underline|underscore|illustrate|reinforce|stress|point to)(?:s|d|ed)? the (?:\w+ )?(?:importance|need|complexity|value)\b/,
  /^we (?:\w+ )?(?:demonstrate|describe|present|propose|illustrate)d? (?:this|our) (?:[\w-]+ ){0,3}(?:method|approach|technique|model|framework)\b/,
  /\b(?:is|are) (?:\w+ )?important for (?:product|drug|future|further|clinical trials?|the (?:development|design|planning))\b/,
  /^(?:the )?(?:quality|implications|limitations|strengths|details)\b[^.;]{0,60}\b(?:is|are|was|were) (?:discussed|described|presented|reported|reviewed|summari[sz]ed)\b/,
  /^(?:further |future )?(?:investigations?|elucidation|exploration|understanding|stud(?:y|ies)|research|knowledge|identification) (?:of|into|on)\b.{0,200}\b(?:could|may|might|can|will|should) (?:\w+ )?(?:provide|help|lead|shed|contribute|offer|give)\b/,
  /^(?:these|this|our|the) (?:\w+ )?(?:findings?|results?|data|study) (?:ha(?:s|ve)|carr(?:y|ies)) (?:\w+ )?implications\b/,
  /\b(?:could|may|might|can) (?:aid|help|assist|be (?:used|useful)) (?:in |with |to )?(?:creat|develop|design|inform|tailor|plan)\w*\b(?!.*\b(?:significant|increas|decreas|reduc)\w*)/,
  /\brepresents? the first (?:use|study|trial|report|application)\b/,
  /\b(?:is|are) here to stay\b|\b(?:represents?|is|becoming) an emerging standard\b/,
)
const ADDRESS = /https?:|www\./i

/** Whether a text tells nothing that was found, or is no whole sentence. */
export const isNoFinding = (text: string): boolean =>
  [SUPPOSED, CUT_OFF, RUN_TOGETHER, DOUBLE_STOP, OF_PAPER, ADDRESS].some((pattern) => pattern.test(text)) ||
  !isBalanced(text, '(', ')') ||
  !isBalanced(text, '[', ']')

const SAFETY =
  /\b(?:safe(?:ty)?|tolerab|tolerated|adverse|side[- ]effects?|toxic|complication|harm|risk|hazard|injur|bleed)/i
const BEGINS_WITH_SAFETY =
  /^(?!(?:[^\s.;]+ ){0,5}(?:efficacy|effectiveness|effective|efficacious)\b)(?:(?:[^\s.;]+ ){2,12}associated with (?:\w+ ){0,3}(?:incidence|rate|frequency|number) of (?:\w+ )?(?:adverse|side[- ]effects?|complications?)|^(?:[^\s.;]+ ){0,5}(?:adverse|side[- ]effects?|toxicit(?:y|ies)|tolerability|complications?|safety)\b)/i

/** Whether a text tells first of harms, or of their absence, in a study whose title does not ask for them. */
export const isUnaskedSafety = (text: string, title: string): boolean =>
  BEGINS_WITH_SAFETY.test(text) && !SAFETY.test(title)
