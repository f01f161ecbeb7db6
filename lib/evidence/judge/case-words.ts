import { anyOf } from '../any-of'
import type { Studied } from './study-text'

const NUMBER = String.raw`(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)`
const ONE = `(?:man|woman|male|female|boy|girl|patient|infant|child|neonate|newborn|gentleman|lady|teenager|adolescent|baby|farmer|student|worker|soldier|caucasian|fetus|mother|primigravida|multigravida|dog|cat|horse|mare)`

/** What a report of single patients says of them. */
const TELLS: { gate: RegExp; words: RegExp }[] = [
  {
    gate: /-old| old/,
    words: new RegExp(
      String.raw`\b(?:an?|the|this|our|in|one|of|and) (?:[\w-]{1,20} ){0,3}(?:\d{1,3}|\w{3,12})[- ](?:year|yr|month|week|day)s?[- ]old,? (?:[\w-]{1,20},? ){0,4}?${ONE}\b(?!s)(?! (?:mice|mouse|rats?|volunteers|subjects|students|patients|participants|children|siblings|population|group|cohort|adults))`,
      'i',
    ),
  },
  {
    gate: /report|present|describe|we |discuss/,
    words: anyOf(
      new RegExp(
        String.raw`\b(?:we|i|authors?|(?:case |this |present )?(?:report|paper|article|study|letter)|here(?:in)?,?) (?:[\w-]{1,20},? ){0,4}?(?:report|present|describe|illustrate|document|discuss|encounter|observe|treat|experience|detail|saw)(?:s|ed)? (?:on |about |here |herein )?(?:(?:the |a |an |our |one |this |herein |here ){1,2}(?:[\w,/'’()-]{1,25} ){0,6}?(?:case|siblings|twins|${ONE})|(?:the |our )?${NUMBER} (?:[\w,/'’()-]{1,25} ){0,4}?(?:cases|observations|patients|siblings|survivors|children|infants|women|men))\b(?! (?:control|stud|series|report form|mix|management|where|scenario|example|based|population|groups?|data|samples?|characteristics|outcomes|care))`,
      ),
      /\b(?:we|i|authors?|report|paper|article|letter|here(?:by|in)?),? (?:[\w-]{1,20} ){0,3}?(?:report|describ|present|document)(?:e|s|es|ed|ing)? (?:[\w,-]{1,25} ){1,10}?in (?:a|an|one|two|three|2|3) (?:[\w-]{1,20} ){0,3}(?:patients?|man|woman|boy|girl|child|infant|neonate|brothers|sisters|siblings)\b(?! (?:population|groups?|samples?|cohort|model|series|setting|care|data|with and))/,
    ),
  },
  {
    gate: /case /,
    words:
      /\b(?:the |a |this |an? \S{1,20} |rare )case (?:of |with |in )?(?:\S{1,25} ){0,14}?(?:is|was|has been) (?:\w{1,12} )?(?:reported|presented|described|discussed)\b/i,
  },
  {
    gate: /described|reported|presented|encountered|discussed|illustrated|subject of/,
    words: new RegExp(
      String.raw`\b${NUMBER} (?:[\w,/-]{1,25} ){0,3}(?:cases|patients|children|infants|women|men|siblings)\b(?: [\w,/'’-]{1,25}){0,14}? (?:are|were|is) (?:\w{1,12} )?(?:described|reported|presented|encountered|discussed|illustrated|the subject of)\b`,
      'i',
    ),
  },
  {
    gate: /case|vignette/,
    words: anyOf(
      /\bclinical (?:vignettes?|case material)\b|\bcase (?:illustrations?|vignettes?)\b/,
      /\bcase report of (?:a|an|one|two|three)\b|(?:^|[.:;] )(?:a |an |single )?case report (?:of|on)\b/,
      /\bthis case (?:report|illustrates|highlights|demonstrates|emphasi[sz]es|shows|suggests|underlines|underscores)\b/,
      /\bto our knowledge,? this is the (?:first|second|third) (?:\S{1,20} ){0,3}case\b/,
    ),
  },
]

/** Words that point to one patient but prove nothing alone. */
const HINTS =
  /\bthe patient(?:['’]s)? \b|\b(?:s?he|his|her) (?:was|had|presented|underwent|developed|complained|also)\b|\bpatient(?:['’]s)? (?:was|had|presented|underwent|died|complained)\b|\b(?:our|this) (?:case|patient)\b|\bpresented (?:with|to)\b|\bautopsy\b|\bcases? (?:has|have) been reported\b/gi
/** What is reported as one thing; where indexers saw one patient, that is the patient's. */
const REPORTS_ONE = /\b(?:we|i|authors) (?:describe|report|present) (?:an?|the)\b/i
const TELLS_OF_SEVERAL = /\b(?:all|the|these|our|other) patients\b|\bpatients (?:were|underwent|who|with)\b/i
const TITLE_HINTS = anyOf(
  /\b(?:presenting|masquerading|mimicking|manifesting|manifested|simulating|revealed|misdiagnosed|complicated) (?:as|with|by|a|an)?\b/,
  /\bmimicking\b/,
  /\b(?:unusual|rare|uncommon|atypical|unexpected|unique|successful|fatal|spontaneous|iatrogenic|giant|isolated|simultaneous|bizarre|extremely|interesting|rarity)\b/,
  /\bin an? (?:\S{1,25} ){0,4}(?:patient|man|woman|boy|girl|child|infant|neonate|newborn|adult|adolescent|welder|farmer|worker)\b/,
  /\b(?:patient|man|woman|boy|girl|infant) with\b/,
)
/** Numbers of a group, which no report of a patient has. */
const STATISTICS = anyOf(
  /\bP ?(?:[<=>]|value)|\bconfidence interval|\b95 ?% ?CI\b|\(n ?= ?\d|\bn ?= ?\d\d/,
  /\b\d{2,6} (?:consecutive )?(?:patients|subjects|participants|children|women|men|cases)\b/,
  /\bmean age\b|\bmedian\b|\bsignificant(?:ly)? (?:higher|lower|more|less|differ)/,
)
const AGES = [
  'infant, newborn',
  'infant',
  'child, preschool',
  'child',
  'adolescent',
  'young adult',
  'adult',
  'middle aged',
  'aged',
  'aged, 80 and over',
]
/** Pairs of age groups that a patient has at once. */
const NEIGHBOURS = new Set([
  'infant, newborn; infant',
  'young adult; adult',
  'adolescent; adult',
  'aged; aged, 80 and over',
])
const SMALL: Record<string, number> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
}
const COUNTED = new RegExp(
  String.raw`\b(${NUMBER}) (?:[\w-]{1,20} ){0,4}(?:cases|patients|infants|children|women|men|siblings)\b`,
  'i',
)

export type CaseTell = { part: Studied['parts'][number]; start: number; end: number; patients: number }

/** Where an abstract says that it tells of single patients, and of how many; null where it does not. */
export function caseTold({ parts }: Studied): CaseTell | null {
  if (parts.some(({ section, text }) => section !== null && text.includes('patients') && STATISTICS.test(text)))
    return null
  for (const part of parts) {
    if (part.section === null) continue
    for (const { gate, words } of TELLS) {
      if (!gate.test(part.lower)) continue
      const match = words.exec(part.text)
      if (!match) continue
      const said = COUNTED.exec(match[0])?.[1]?.toLowerCase()
      const patients = said ? (SMALL[said] ?? Number(said)) : 1
      if (patients > 30) continue
      return { part, start: match.index, end: match.index + match[0].length, patients }
    }
  }
  return null
}

/** Whether the indexers saw one patient: one sex, one age and people. */
export function isOnePatient({ headings }: Studied): boolean {
  if (!headings.has('humans') || headings.has('male') === headings.has('female') || headings.has('pregnant women'))
    return false
  const ages = AGES.filter((age) => headings.has(age)).join('; ')
  return ages !== '' && (!ages.includes(';') || NEIGHBOURS.has(ages))
}

/** How strongly the words hint at a report of one patient, where nothing says so outright: 0 to 3. */
export function caseHints({ parts }: Studied): number {
  const [title, ...sections] = parts
  if (sections.some(({ text }) => STATISTICS.test(text))) return 0
  const inTitle = title && TITLE_HINTS.test(title.text) ? 1 : 0
  let inText = 0
  for (const { text } of sections) {
    inText += text.match(HINTS)?.length ?? 0
    if (REPORTS_ONE.test(text) && !TELLS_OF_SEVERAL.test(text)) inText += 2
  }
  return inTitle + Math.min(inText, 2)
}

const MANY =
  /\b([1-9]\d{1,4}) (?:[\w-]{1,20} ){0,2}(?:patients|participants|subjects|children|women|men) (?:were|was) (?:randomi[sz]ed|randomly)\b|\b(?:on|of|in|included|enrolled|recruited|evaluated) ([1-9]\d{1,4}) (?:[\w-]{1,20} ){0,4}(?:patients|participants|subjects|children|women|men)\b/i

/** Whether a study is of ten people or more, by its own words, and speaks of no case. */
export const isOfMany = ({ parts }: Studied): boolean =>
  parts.some(({ text }) => MANY.test(text)) && !parts.some(({ lower }) => /\bcases?\b/.test(lower))
