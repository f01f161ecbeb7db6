import { isName } from '../certainty/arm-phrase'
import { isMeasured } from '../outcome-words'
import { armName, isSameArm } from './arm-name'

const WORD = String.raw`[\p{L}\d][\p{L}\d/+®™-]*`
const NAME = String.raw`(${WORD}(?: (?!(?:than|versus|vs|compared|and|or|in|with|for|was|were|had|did|to|of|on|at)\b)${WORD}){0,3})`
const BEHIND = String.raw`(?=[,.;:)(]| (?:in|for|with|at|on|after|during|over|as|was|were|had|group|arm|groups|arms|among|by|to|[(\d])|$)`
const LEAD = `(?:the |those |that |patients |individuals |participants |women |children |subjects |receiving |treated with |given |on |in |with |for |of |taking |using )*`
/** "with |tea than with |coffee", "tea (12 %) versus coffee": two that are set against each other. */
const PAIRS = [
  new RegExp(
    String.raw`\b(?:in|with|for|among|on|after|receiving|by|to|of|between) ${LEAD}${NAME}(?: ?[([][^()[\]]{1,40}[)\]])?,? (?:than|versus|vs\.?|(?:as |when )?compared (?:with|to)|over) ${LEAD}${NAME}${BEHIND}`,
    'giu',
  ),
  new RegExp(String.raw`(?:^|[([;:,] ?)${NAME} (?:versus|vs\.?) ${NAME}${BEHIND}`, 'giu'),
  new RegExp(
    String.raw`\b(?:between|comparing|compare|comparison of|compared|either|effects of|receive|receiving) ${LEAD}${NAME}(?: ?[([][^()[\]]{1,30}[)\]])? (?:and|with|or|to) ${LEAD}${NAME}${BEHIND}`,
    'giu',
  ),
]
/** "Compared with |coffee, |tea was". */
const FIRST_NAMED = new RegExp(
  String.raw`(?:^|[.;] )(?:as |when |in )?(?:compared|comparison|relative) (?:with|to) (?:the )?${LEAD}${NAME}, (?:the )?${LEAD}${NAME}(?= (?:was|were|had|showed|led|did|\w+ly|\w+ed)\b)`,
  'giu',
)
const MAY_SET = /\b(?:than|versus|vs|compar\w+|over|between|either|effects of|receiv\w+)\b/i
const NO_TREATMENT =
  /^(?:baseline|before|after|pre|post|men|women|males?|females?|boys|girls|adults|children|patients?|age|first|second|week|day|month|year|time|both|all|each|other|others|high|low|higher|lower|left|right|yes|no|urban|rural|expected|usual|previous|normal|non.*|one|two|three|four|groups?|arms?|treatments?|efficacy|safety|effect|effects|tolerability|early|late|young\w*|old\w*|healthy|black|white|smokers)$/i

const SIGN = '[\ue200-\ue2ff]'
const SETS = String.raw`(?:and|or|than|versus|vs?\.?|(?:as |when )?compared (?:with|to)|while|whereas|but)`
const AGAIN = `(?:only |it was |was |were |that |those |there were |patients |of |in |for |with )*`
const OF = '(?:in|with|for|among|on|of|after|by|receiving|given|from|during|without)'
/** A name behind each of two numbers, or right before each. */
const BESIDE_NUMBERS = [
  new RegExp(
    String.raw`${SIGN}[)\]]? (?:of |in )?(?:the )?(?:participants |patients |subjects |women |men |children |cases |eyes )?${OF} ${LEAD}${NAME}(?: (?:groups?|arms?))?(?: [^\ue200-\ue2ff.;]{0,60}?)?[,;)]* ${SETS} ${AGAIN}[([]?${SIGN}[)\]]? (?:of |in )?(?:the )?(?:participants |patients |subjects |women |men |children |cases |eyes )?${OF} ${LEAD}${NAME}${BEHIND}`,
    'giu',
  ),
  new RegExp(
    String.raw`(?:^|[([;:,] ?|\b(?:${OF}|than|between|the) )${LEAD}${NAME} ?[([:=,]? ?${SIGN}[)\]]?(?: [^\ue200-\ue2ff.;()]{0,60}?)?(?:[,;]? ${SETS}|[;,]) ${AGAIN}(?:the )?${LEAD}${NAME} ?[([:=]? ?${SIGN}`,
    'giu',
  ),
]

/** The treatments that the words of one sentence set against each other; its numbers stand in it as signs. */
export function setAgainstIn(skeleton: string, whole: string): [string, string][] {
  const lower = whole.toLowerCase()
  return [...PAIRS, FIRST_NAMED, ...BESIDE_NUMBERS].flatMap((pattern) =>
    [...skeleton.matchAll(pattern)].flatMap(({ 1: first = '', 2: second = '' }): [string, string][] => {
      const [one, other] = [treatment(first, lower), treatment(second, lower)]
      return one && other && !isSameArm(one, other) ? [[one, other]] : []
    }),
  )
}

/** The two treatments that title and sentences set against each other again and again; null where they are not the same two. */
export function setAgainst(title: string, sentences: readonly string[]): [string, string] | null {
  const whole = [title, ...sentences].join(' ').toLowerCase()
  const counts = new Map<string, { names: [string, string]; count: number }>()
  for (const text of [title, ...sentences])
    for (const pattern of MAY_SET.test(text) ? PAIRS : [])
      for (const { 1: first = '', 2: second = '' } of text.matchAll(pattern)) {
        const [one, other] = [treatment(first, whole), treatment(second, whole)]
        if (!one || !other || isSameArm(one, other)) continue
        const key = [one.toLowerCase(), other.toLowerCase()].sort().join('\n')
        const known = counts.get(key)
        if (known) known.count++
        else counts.set(key, { names: [one, other], count: 1 })
      }
  const [most, next] = [...counts.values()].sort((a, b) => b.count - a.count)
  if (!most || most.count < 2 || (next && next.count > 1)) return null
  return most.names
}

/** A name that is no measure, no time and no people, and stands in the abstract more than once. */
function treatment(said: string, whole: string): string | null {
  const name = armName(said, () => true)
  if (!name || NO_TREATMENT.test(name) || !isName(name) || isMeasured(name) || !/\p{L}{2}/u.test(name)) return null
  const lower = name.toLowerCase()
  return whole.indexOf(lower) !== whole.lastIndexOf(lower) ? name : null
}
