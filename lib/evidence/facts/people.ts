import { COUNT, countOf } from './numbers'

/** Those who take part in studies. */
export const WHO = `(?:patients?|participants?|subjects?|women|men|(?:\\d{1,2}[- ])?year[- ]olds|children|infants|neonates|newborns|babies|adults|individuals|people|persons|volunteers|students|undergraduates|adolescents|teenagers|boys|girls|females|males|mothers|couples|pairs|dyads|households|families|residents|employees|workers|nurses|physicians|doctors|surgeons|clinicians|veterans|prisoners|athletes|wearers|players|musicians|soldiers|teachers|GPs|pupils|drivers|users|youths?|recruits|trainees|donors|clients|consumers|cyclists|runners|smokers|outpatients|inpatients|cases|survivors|parturients|primigravidas?|housewives|schoolchildren|preschoolers|toddlers|recipients|responders|addicts|asthmatics|diabetics|migraineurs|amputees|victims|elders|seniors|swimmers|rowers|fire ?fighters|officers|midwives|therapists|physiotherapists|farmers|miners|pilots|beneficiaries|nonsmokers|non-smokers|alcoholics|twins|fathers|grandparents|eyes|caregivers|carers|professionals|paramedics|visitors|attendees|learners|respondents|parents|dogs|cats|horses|mares|calves|cows|heifers|gilts|pigs|piglets|sheep|ewes|lambs|goats|rats|mice|rabbits|hamsters|guinea pigs|gerbils|ferrets|monkeys|macaques|foals|steers|bulls|sows|hens|chickens|broilers|chicks)`
/** "overweight or obese women": what two kinds of people are called together. */
const TWO_KINDS =
  'normal|lean|overweight|obese|healthy|young|older|mild|mildly|moderate|moderately|pre-|peri-|male|female|trained|untrained|diabetic|non-?diabetic|hypertensive|normotensive|na[iï]ve|anxious|depressed|primary|first'
const BETWEEN = String.raw`(?:\s(?:fe)?male and (?:fe)?male)?(?:\s(?:${TWO_KINDS}),? (?:to|and|or)(?= (?!(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)\b)[a-z])|\s(?:ASA|American Society of Anesthesiologists(?: \(ASA\))?)(?:\s(?:physical|status|class|classes|grade|grades|score)){0,3}\s(?:I|II|1|2)(?:\s?(?:,|-|–|\/|and|or|to|&)\s?(?:I{1,3}|1|2|3)){0,2}|\stype (?:1|2|I|II)(?!\d)|\s(?!(?:of|we|included|including|time|in|to|with|for|per|and|or|vs|versus|from|by|at|on|than|the|each|groups?|arms?|weeks?|wk|days?|months?|hours?|h|years?|min|minutes?|mg|ml|g|kg|times|visits?|sessions?|doses?|centers?|centres?|hospitals?|sites?|clinics?|trials?|studies|other|more|most|out|cases|types?|different|consecutive days|respectively|were|was|had|nursing(?! home residents)|randomi[sz]ed|matched|additional|eligible for|countries|questions|point|vignettes|scenarios|simulated|virtual|hypothetical|postpartum|mo)\b)(?=[^\d])[^\s.;:()[\]]{1,24}(?:\s?\([^()]{1,24}\))?,?){0,6}`

/** Where a number may begin that counts people, and is not the rest of another; tried first, as it is cheap. */
const BEGINS =
  /\d(?<![\w.,·/±=<>≥≤–−-]\d)\d{0,8}|\b(?:[Oo]ne[ -][ht]|[Tt]wo|[Tt]hree|[Tt]en|[Tt]we|[Tt]hirt|[Ff]our|[Ff]ive|[Ff]ift|[Ff]ort|[Ss]ix|[Ss]even|[Ee]igh|[Nn]ine|[Ee]leven|[Hh]undred)/g
/** What a number of people never follows: the rest of a number, a sign, the other end of a range. */
const NEVER_AFTER =
  /(?:[\w.,·/±=<>≥≤–−-]|\b(?:genotype|type|stage|grade|class|phase|level|group|step|category) |(?:[\d.] ?|\b(?:two|three|four|five|six|seven|eight|nine|ten) )(?:to|or|vs\.?|versus) |[\d.] ?and )$/i
/** Most numbers are told to be of something else by the sign beside them. */
const GLUED: ReadonlySet<string | undefined> = new Set('.,·/±=<>≥≤–−-0123456789')
const GLUED_BEHIND: ReadonlySet<string | undefined> = new Set('.%·±–−)];:')
const COUNTED = new RegExp(
  String.raw`(${COUNT})(?! Women, Infants)(?:\/\d{2,6})?(?:\s\((?:(?:of )?\d{1,6}|\d{1,3}(?:[.·]\d{1,2})?\s?%)\))?,?${BETWEEN}\s${WHO}\b(?![-–]|\s?\/|['’]s? )`,
  'iy',
)
/** "n = 120". */
export const N_IS =
  /(?<![\w-])(?:[Nn]\s?=\s?|(?<=\()[Nn] (?=\d+\)))(\d{1,3}(?:,\d{3})+|\d{1,6})(?![\d.%]|\s\d{3}\b|\s?(?:weeks|days))/g

/** The value of what `N_IS` counts. */
export const numberOf = (count = '') => Number(count.replace(/,/g, ''))

const AFTER_WHO = new RegExp(String.raw`(?:^|\s)(?:${WHO}|randomi[sz]ed (?:controlled |clinical )?trial)\s?[([]$`, 'i')

/** "patients with chronic neuropathic pain (n = 24)", "adults with type 1 diabetes (T1D; n = 14)". */
const WITH_WHO = new RegExp(
  String.raw`\b${WHO} (?:with|who|undergoing|having|diagnosed|suffering|aged|randomi[sz]ed|referred|admitted|scheduled|living) [^.;()[\]]{2,110}[([](?:[A-Z][\w-]{1,9}[;,] )?$`,
  'i',
)
const OF_SOME =
  /\b(?:groups?|arms?|placebo|controls?|received|into|subset|subgroup|other|remaining|completed|responders|vs|versus)\b/i
const isOfKind = (before: string) => {
  const found = WITH_WHO.exec(before)
  return found !== null && !OF_SOME.test(found[0])
}

const isToldOfWho = (before: string) =>
  AFTER_WHO.test(before) || isOfKind(before) || /\b(?:randomi[sz]ed|enrolled|included|recruited) [([]$/i.test(before)

/** "Patients with asthma (n = 15) were …": the one number of a sentence that begins with who took part. */
const OPENS = new RegExp(String.raw`^(?:\S{1,20} ){0,4}${WHO}\b[^.;]{0,110}[([]$`, 'i')
const isOfAll = (before: string) =>
  OPENS.test(before) &&
  !/\b(?:groups?|arms?|placebo|controls?|received|who|into|subset|subgroup|other|remaining|completed)\b/i.test(before)

/** "the waiting group (N = 15)" counts one of them. */
const OF_ONE_GROUP = /(?<!study |whole |parallel[- ])\b(?:group|arm|controls?)\s?[([]$/i

/** "(n = 20 and 24, respectively)": of two groups. */
const NEXT_COUNT = /^,? ?(?:and|or|vs\.?|versus|\/|&) ?\d/

export type Counted = { at: number; words: string; value: number }

/** "From May to July 2003, patients …" */
const isYear = (text: string, at: number, value: number) =>
  value > 1900 &&
  value < 2100 &&
  /\b(?:in|since|until|till|by|from|to|and|during|between|[A-Z][a-z]{2,8}\.?)(?: \d{1,2},?)? $/.test(
    text.slice(Math.max(0, at - 20), at),
  )

/** Numbers of people that a sentence counts: "Forty-three healthy men". */
export function peopleIn(text: string): Counted[] {
  const found: Counted[] = []
  let end = 0
  BEGINS.lastIndex = 0
  for (let begin = BEGINS.exec(text); begin; begin = BEGINS.exec(text)) {
    const { index } = begin
    if (index < end || GLUED.has(text[index - 1]) || GLUED_BEHIND.has(text[index + begin[0].length])) continue
    if (NEVER_AFTER.test(text.slice(Math.max(0, index - 12), index))) continue
    COUNTED.lastIndex = index
    const match = COUNTED.exec(text)
    if (!match) continue
    end = index + match[0].length
    const value = countOf(match[1] as string)
    if (value !== null && value > 1 && !isYear(text, index, value)) found.push({ at: index, words: match[0], value })
  }
  return found
}

/**
 * "N = …" and "n = …" that stand for all: a capital alone in its sentence, or one whose word before it is who took part
 * and not a group. Sure where the capital or the beginning of the sentence says so.
 */
export function totalsIn(text: string): (Counted & { isSure: boolean })[] {
  if (!text.includes('=') && !text.includes('(n ') && !text.includes('(N ')) return []
  const all = [...text.matchAll(N_IS)]
  if (all.length === 0) return []
  // Two of "patients (N = …)" are two groups of them.
  if (all.filter(({ index }) => AFTER_WHO.test(text.slice(Math.max(0, index - 40), index))).length > 1) return []
  const whole = wholeOf(all.map(([, count]) => numberOf(count)))
  return all.flatMap((match, index) => {
    const at = match.index
    const value = numberOf(match[1])
    const before = text.slice(Math.max(0, at - 40), at)
    const isCapital = match[0][0] === 'N'
    const isOpening = all.length === 1 && isOfAll(text.slice(0, at))
    if (NEXT_COUNT.test(text.slice(at + match[0].length))) return []
    const isOfWho = AFTER_WHO.test(before) && !/(?<!parallel[- ])\bgroup|(?<!parallel[- ])\barm\b/i.test(before)
    const isWhole = whole !== null && index === 0 && isToldOfWho(text.slice(Math.max(0, at - 160), at))
    const isOfOneKind = all.length === 1 && isOfKind(text.slice(Math.max(0, at - 160), at))
    const isAll =
      isOpening || isOfWho || isWhole || isOfOneKind || (isCapital && all.length === 1 && !OF_ONE_GROUP.test(before))
    if (!isAll || value < 2) return []
    return [{ at, words: match[0], value, isSure: isCapital || isOpening || isWhole }]
  })
}

/** "participants (n = 48) were given X (n = 24) or Y (n = 24)": the first of some numbers where the next make it up. */
export function wholeOf([first = 0, ...rest]: readonly number[]): number | null {
  let sum = 0
  for (const [index, number] of rest.entries()) {
    sum += number
    if (index > 0 && sum === first) return first
  }
  return null
}
