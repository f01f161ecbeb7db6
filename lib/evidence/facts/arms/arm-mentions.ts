import { type Arm, SAYS_GROUP } from './arm-name'

/** Where a sentence names a group, and by which words. */
export type ArmMention = { arm: Arm; words: string; start: number; end: number }

/** What is looked for of a group: its names as they are compared, and the pattern that judges where one stands. */
type Wanted = { isShort: boolean; names: readonly string[]; pattern: RegExp | null }

const wanteds = new WeakMap<Arm, Wanted>()
const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** "control" and "controls" are one. */
const anyNumber = (name: string) => escaped(name) + (/\bcontrol$/i.test(name) ? 's?' : '')

function wantedOf(arm: Arm): Wanted {
  const known = wanteds.get(arm)
  if (known) return known
  // A name of one letter or two is known by its capitals.
  const isShort = arm.names.some((name) => name.length < 3)
  const names = arm.names.filter(Boolean).map((name) => (isShort ? name : name.toLowerCase()))
  const wanted = { isShort, names, pattern: null }
  wanteds.set(arm, wanted)
  return wanted
}

/** Most groups stand in few sentences: their patterns are made when a name does. */
function patternOf(arm: Arm): RegExp {
  const wanted = wantedOf(arm)
  if (wanted.pattern) return wanted.pattern
  const names = [...arm.names].sort((a, b) => b.length - a.length).map(anyNumber)
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\d/+-])(?<!\b(?:glucose|glycae?mic|pain|pressure|weight|disease|infection|tumou?r|local|quality|asthma|symptom|motor|birth|self|postural|viral|rate|cycle|lipid|seizure|bladder) (?=controls?\b))(?:${names.join('|')})(?:-treated)?(?: groups?| arms?)?(?![\p{L}\d/+])`,
    wanted.isShort ? 'uy' : 'iuy',
  )
  wanted.pattern = pattern
  return pattern
}

/** A sign before which a name is a part of a longer word. */
const WITHIN = /[\p{L}\d/+-]/u

/** Where words name a group. The names are looked for first: to try the pattern everywhere takes long. */
function placesOf(words: string, lower: string, arm: Arm): { said: string; index: number }[] {
  // Some letters are longer when they are small: the places would not be the same.
  if (lower.length !== words.length)
    return [...words.matchAll(new RegExp(patternOf(arm), `${patternOf(arm).flags.replace('y', '')}g`))].map(
      ({ 0: said, index }) => ({ said, index }),
    )
  const { isShort, names } = wantedOf(arm)
  const text = isShort ? words : lower
  let starts: Set<number> | undefined
  for (const name of names) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
      if (at === 0 || !WITHIN.test(words[at - 1] as string)) {
        starts ??= new Set()
        starts.add(at)
      }
  }
  if (!starts) return []
  const found: { said: string; index: number }[] = []
  const pattern = patternOf(arm)
  let last = 0
  for (const index of [...starts].sort((a, b) => a - b)) {
    if (index < last) continue
    pattern.lastIndex = index
    const said = pattern.exec(words)?.[0]
    if (!said) continue
    found.push({ said, index })
    last = index + said.length
  }
  return found
}

/** The groups that words name, in their order; of two names at one place the longer is meant. */
export function mentionsOf(words: string, arms: readonly Arm[]): ArmMention[] {
  const last = latest.get(arms)
  if (last?.words === words) return last.found
  const found = mentionsFound(words, arms)
  latest.set(arms, { words, found })
  return found
}

/** A sentence is asked of again and again. */
const latest = new WeakMap<readonly Arm[], { words: string; found: ArmMention[] }>()

function mentionsFound(words: string, arms: readonly Arm[]): ArmMention[] {
  const lower = words.toLowerCase()
  const found = arms
    .flatMap((arm) =>
      placesOf(words, lower, arm).map(({ said, index }) => ({
        arm,
        words: said.replace(/\b(group|arm)s$/i, '$1'),
        start: index,
        end: index + said.length,
      })),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end)
  return found.filter(
    (one, index) =>
      !found.some(
        (other, at) =>
          at !== index &&
          other.start <= one.start &&
          other.end >= one.end &&
          (other.end - other.start > one.end - one.start || at < index),
      ),
  )
}

const SECOND_AFTER =
  /\b(?:compared|comparison|relative|than|versus|vs\.?|over|as opposed)(?: (?:with|to))?(?: (?:the|those|that|in|of|with|for|patients|receiving|on))*\s*$/i
const IS_FIRST = /^(?:[A-Z][a-z]+, )?(?:as |when |in )?(?:compared|comparison|relative) (?:with|to)\b/i

/**
 * Between which groups numbers behind these words are: the two that are named, or the one with the other of the study.
 * What follows "compared with" or "than" is the second.
 */
export function armsNamed(
  clause: string,
  arms: readonly Arm[],
  pair: readonly [Arm, Arm] | null,
): [string, string] | null {
  const found = mentionsOf(clause, arms)
  const distinct = found.filter((one, index) => found.findIndex(({ arm }) => arm === one.arm) === index)
  const [one, other, third] = distinct
  if (!one || third) return null
  if (other) return IS_FIRST.test(clause) ? [other.words, one.words] : [one.words, other.words]
  const rest = pair?.find((arm) => arm !== one.arm)
  const name = rest?.names[0]
  if (!name || !pair?.includes(one.arm)) return null
  return SECOND_AFTER.test(clause.slice(0, one.start)) ? [name, one.words] : [one.words, name]
}

/** Whether a name is that of a group of the study, or says of itself that it is one. */
export const isNameOf =
  (arms: readonly Arm[]) =>
  (name: string): boolean =>
    SAYS_GROUP.test(name) || mentionsOf(name, arms).length > 0
