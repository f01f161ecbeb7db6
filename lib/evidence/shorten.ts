import { anyOf } from './any-of'
import type { Edit } from './edits'
import { isBalanced, type Span } from './sentences'
import { boundsClaim } from './support'

/** What may stand before a finding without being part of it. */
const LEAD = new RegExp(
  anyOf(
    /(?:in (?:conclusion|summary|short|brief|addition|fact)|to (?:conclude|summari[sz]e|sum up)|overall|thus|therefore|hence|consequently|accordingly|finally|further(?:more)?|moreover|additionally|similarly|likewise|also|notably|importantly|interestingly|surprisingly|of note|as a result|taken together|altogether|collectively)\s?,\s+/,
    /(?:(?:reviewers?|authors?|main)['’]?s?['’]? )?(?:conclusions?|results?|findings|interpretation|discussion|implications|significance) ?(?::\s*|[–—-]\s+)/,
    /\[(?:conclusions?|results?|findings|interpretation|discussion)\]\s+/,
    /in (?:this|the present|the current|our) (?:(?:randomi[sz]ed|controlled|double[- ]blind(?:ed)?|prospective|clinical|multicent(?:er|re)|large|phase [IVX0-9]+) )*(?:study|trial|analysis|investigation),\s+/,
    /(?:to (?:our|the best of our) knowledge,? )?this is,? (?:to (?:our|the best of our) knowledge,? )?the first (?:[\w-]+,? ){0,7}(?:study|trial|analysis|investigation|experiment) (?:in (?:\w+ ){1,3})?(?:to (?:show|demonstrate|confirm|find)|(?:showing|demonstrating|confirming)|(?:that|which) (?:has )?(?:shows|demonstrates|confirms|shown|demonstrated|confirmed)) that\s+/,
    /(?:therefore|thus|hence|here|herein),?\s+(?=we |our |the |this |it )/,
    /(?:we|the authors|authors) (?:also )?(?:have )?(?:therefore )?(?:found|observed|show(?:ed|n)?|demonstrated?|conclude|concluded|confirmed|report) that\s+/,
    /(?:the|our|these|this) (?:(?:present|current|new|main|overall|clinical|randomi[sz]ed|controlled|prospective|multicent(?:er|re)|study|trial) )*(?:results?|data|findings?|study|trial|analysis|investigation|evidence|research)(?: (?:of|from) (?:this|the|our|the present|the current) (?:(?:present|current|randomi[sz]ed|controlled|clinical) )*(?:study|trial|analysis|investigation))? (?:clearly )?(?:(?:has |have )?just )?(?:shows?|showed|shown|demonstrates?|demonstrated|confirms?|confirmed|reveals?|revealed|found|finds?|has shown|have shown|has demonstrated|have demonstrated) (?:for the first time )?that\s+/,
    /(?:(?:according to|concerning|considering|based on|in (?:the )?light of|given) (?:the|our|these) (?:obtained |present |above )?(?:results|findings|data)(?: (?:obtained|of this study))?,\s+)?it (?:was|is) (?:found|concluded|shown|observed|demonstrated) that\s+/,
  ),
  'iy',
)

/** How far into a sentence its leads may reach; none of them is longer. */
const REACH = 240

/**
 * A label of a section that stands in the text without a colon: "Conclusion MPR-CTU is …", "Results. The rate …",
 * "CONCLUSIONS-Four weeks …"; or the number of a point: "4. Cough …", "(5) Tiagabine …".
 */
const LABEL =
  /^(?:(?:CONCLUSIONS?|Conclusions?|RESULTS|Results|FINDINGS|Findings|INTERPRETATION|Interpretation|DISCUSSION|Discussion|SUMMARY)(?: ?\/ ?[\p{L} ]{3,25})?(?:(?: ?[.:–—-])? +|[–—-])(?=\p{Lu}|\d)|(?:\d{1,2}\.|\(\d{1,2}\)) +(?=\p{Lu}\p{Ll}))/u

/** The beginnings of a sentence that say only that something follows. */
export function leadOf(sentence: string): Span | null {
  let end = LABEL.exec(sentence)?.[0].length ?? 0
  LEAD.lastIndex = 0
  while (end < REACH && LEAD.test(sentence)) end = LEAD.lastIndex
  // "We found that … and that …": the second clause needs the verb of the first.
  if (end === 0 || (sentence.startsWith('that ', end - 5) && GOES_ON.test(sentence.slice(end)))) return null
  return { start: 0, end }
}

/** What only says how a finding was come by; it stays where there is room for it. */
const SOFT_LEAD =
  /^(?:the|our|these) (?:(?:present|current|new|study) )?(?:results?|data|findings?) (?:indicate|(?:support|confirm|extend|corroborate)(?:,? (?:and|or) (?:support|confirm|extend|corroborate))?(?: (?:the )?(?:previous|earlier|prior|existing) (?:evidence|findings|results|reports|data))?) that\s+/i

/** The beginning that can go where a sentence is too long with it. */
export function softLeadOf(sentence: string): Span | null {
  const end = SOFT_LEAD.exec(sentence)?.[0].length ?? 0
  return end === 0 || GOES_ON.test(sentence.slice(end)) ? null : { start: 0, end }
}

/** "Our findings show that …, and imply …": what goes on needs the subject that would be cut. */
const GOES_ON =
  / (?:and|but|or) (?:that |(?:thus |therefore |further |also |hence )?(?:imply|suggest|indicate|support|highlight|provide|point|underscore|underline|emphasi[sz]e|confirm|demonstrate|raise|show|reveal|offer)\b)/

/** A sentence with more is a table. */
const MOST_BRACKETS = 16
const BRACKETED = /\s?(?:\([^()[\]]{0,300}\)|\[[^()[\]]{0,300}\])/g
const CITATION =
  /^\s?(?:[([](?:see )?(?:fig(?:ure|s)?|table|ref(?:erence)?s?)\b[^()[\]]{0,40}[)\]]|\[\d[\d,;–\- ]{0,20}\])$/i
/** What a bracket of figures is made of; any other word in it may be a condition or a population, and stays. */
const FIGURE_WORDS =
  /\b(?:p|n|ci|or|rr|hr|irr|arr|md|smd|wmd|sd|se|sem|iqr|nnt|aor|ahr|vs|versus|respectively|to|and|from|of|the|in|for|at|both|all|each|mean|means|median|range|difference|differences|log-?rank|t|f|z|r|u|d|df|adjusted|unadjusted|crude|ratio|odds|risk|hazard|rate|relative|absolute|interval|confidence|standard|deviation|error|test|value|values|effect|size|interaction|kg|g|mg|ml|l|mm|cm|m|hg|mmol|mol|mmhg|s|min|h|hours?|days?|weeks?|months?|years?|points?|patients?|beta|cohen|s|c|[un]g|pg|iu|bpm|hz|k?pa|k?cal)\b|[µμ](?:g|l|mol)/gi

/** What a bracket says of chance is lost with it, unless the sentence says in words that nothing differed. */
const DENIED =
  /\b(?:no|not|nor|neither|without|similar|comparable|equivalent|unchanged|non-?significant|insignificant)\b/i

/** "(N)-acetyl": a bracket that a word goes on after. */
const isPartOfWord = (sentence: string, { start, end }: Span): boolean =>
  /[\p{L}\p{N}-]/u.test(sentence[end] ?? '') || !/^\s/.test(sentence.slice(start, start + 1))

/** What says that a difference may be one of chance: without it the sentence tells an effect. */
const CHANCE =
  /\bp(?:[- ]?values?)?\s?(?:[=>≥]\s?(?:0?[.·,](?:0[6-9]|[1-9])|0?[.·,]05\d*[1-9]|1\b)|>\s?0?[.·,]05)|\bns\b|n\.s/i

/** Brackets with nothing but figures ("p = 0.03; 95% CI …"), citations and references to figures, and brackets of words. */
export function bracketsOf(sentence: string): { citations: Span[]; figures: Span[]; asides: Span[] } {
  if (!/[([]/.test(sentence)) return { citations: [], figures: [], asides: [] }
  const citations: Span[] = []
  const figures: Span[] = []
  const asides: Span[] = []
  const isDenied = DENIED.test(sentence.replace(BRACKETED, ' '))
  let seen = 0
  for (const match of sentence.matchAll(BRACKETED)) {
    if (++seen > MOST_BRACKETS) break
    const span = { start: match.index, end: match.index + match[0].length }
    if (isRangeOf(sentence, span)) continue
    if (CITATION.test(match[0])) citations.push(span)
    else if (!isDenied && CHANCE.test(match[0])) continue
    else if (/\d/.test(match[0]) && !/\p{L}/u.test(match[0].replace(FIGURE_WORDS, ''))) figures.push(span)
    else if (!boundsClaim(match[0]) && !/^\s?\[|\p{L}$/u.test(match[0]) && !isPartOfWord(sentence, span))
      asides.push(span)
  }
  return { citations, figures, asides }
}

/** "29 [24–36] μg": without the bracket between them a number and its unit would be put together anew. */
const isRangeOf = (sentence: string, { start, end }: Span): boolean =>
  /\d/.test(sentence[start - 1] ?? '') &&
  /^ ?[\p{L}%µ°]/u.test(sentence.slice(end, end + 3)) &&
  !/^ (?:vs|versus|and|in|for|with|to|at|of|or|compared|respectively|after|on|by|from|than)\b/i.test(
    sentence.slice(end, end + 14),
  )

/** Last clauses that comment on the finding without bounding it; each begins with its comma. */
const COMMENTS: RegExp[] = [
  /, (?:most )?(?:likely|possibly|probably|presumably) (?:driven|due|caused|explained|mediated|because|as a result)\b[^.,;]*\.?$/i,
  /[,;] (?:thus|thereby|therefore|hence)?,? ?(?:suggesting|indicating|implying|highlighting|underlining|underscoring|confirming|supporting|reflecting|demonstrating|showing)\b[^.]*\.?$/i,
  /[,;] (?:which|and this|and these (?:results|findings|data)) (?:suggests?|indicates?|implies|imply|highlights?|confirms?|supports?|shows?|demonstrates?)\b[^.]*\.?$/i,
  /[,;] (?:and|but|although|however,?|yet) (?:further|more|larger|longer|additional|future|other|confirmatory)\b[^.;]* (?:needed|required|warranted|necessary|recommended|awaited)[^.;]*\.?$/i,
  /[,;] (?:and|but) (?:this|it|these|they) (?:needs?|requires?|warrants?|deserves?|merits?)\b[^.;]*\.?$/i,
]
/** After a semicolon another statement begins; one that takes the first back, or bounds it, begins like this. */
const BOUNDING =
  /\b(?:however|but|although|though|except|unless|only|not|no|nor|yet|while|whereas|if|this|these|it|they|respectively|latter|former)\b/i

/** Words after a colon that only give the numbers of what is stated before it. */
const isTable = (words: string): boolean => (words.match(/\d+/g)?.length ?? 0) >= 4 && !BOUNDING.test(words)

const isWithinBracket = (sentence: string, at: number): boolean => {
  const rest = sentence.slice(at)
  return !isBalanced(rest, '(', ')') || !isBalanced(rest, '[', ']')
}

/** The last clause where it can go, from its comma to the full stop, which stays. */
export function commentOf(sentence: string): Span | null {
  const end = sentence.length - (/[.!?]$/.test(sentence) ? 1 : 0)
  for (const comment of COMMENTS) {
    const match = comment.exec(sentence.slice(-400))
    if (match) return { start: Math.max(0, sentence.length - 400) + match.index, end }
  }
  const colon = sentence.lastIndexOf(': ')
  if (colon >= 50 && isTable(sentence.slice(colon)) && !isWithinBracket(sentence, colon)) return { start: colon, end }
  const semicolon = sentence.lastIndexOf(';')
  if (semicolon < 40 || BOUNDING.test(sentence.slice(semicolon)) || isWithinBracket(sentence, semicolon)) return null
  return { start: semicolon, end }
}

/** Deletions as edits, and the capital that the first word that is left then needs. */
export function deletions(sentence: string, spans: readonly Span[]): Edit[] {
  const edits: Edit[] = spans.map(({ start, end }) => ({ start, end, put: '', why: 'shortened' }))
  const first = spans.find(({ start }) => start === 0)?.end ?? 0
  const letter = sentence[first] ?? ''
  const word = /^[\p{L}\p{N}-]*/u.exec(sentence.slice(first, first + 40))?.[0] ?? ''
  const capital = letter.toUpperCase()
  // A name that is written small ("mTOR", "p-value") stays so, and a letter that is another one as a capital ("µg").
  if (first > 0 && /\p{Ll}/u.test(letter) && capital.toLowerCase() === letter && !/\p{Lu}|\d/u.test(word))
    edits.push({ start: first, end: first + 1, put: capital, why: 'capital' })
  return edits
}
