import { isGroupIn, isName } from '../certainty/arm-phrase'
import type { FactSentence } from '../fact-text'
import { areAlike } from '../frames/links'
import type { NumberToken } from '../frames/number-tokens'
import { skeletonOf } from '../frames/skeleton'
import { isMeasured } from '../outcome-words'
import { mentionsOf } from './arm-mentions'
import { type Arm, CONTROL } from './arm-name'
import { armsOfPair } from './pair-arms'
import { setAgainstIn } from './set-against'
import type { StudyArms } from './study-arms'

/** "Group D", "group R4". */
const LETTERED = /\b(?:[Gg]roup|[Aa]rm) (?:[A-Z]{1,4}\d{0,2}|[1-9])\b(?![-/])/g

/**
 * The groups of a study and those that a sentence alone names as such, beside numbers that it sets against each other:
 * "12 % with |tea v 20 % with |coffee", where nothing else in the abstract says that these were two groups.
 */
export function armsHere(sentence: FactSentence, tokens: readonly NumberToken[], study: StudyArms): readonly Arm[] {
  const { text } = sentence
  if (new Set(mentionsOf(text, study.arms).map(({ arm }) => arm)).size > 1) return study.arms
  const found: Arm[] = [...study.arms]
  const known = knownOf(study)
  const add = (names: readonly string[] | null) => {
    if (!names?.every((name) => isName(name) && !isMeasured(name) && isGroupIn(study.whole, name))) return
    for (const name of names.map((words) => words.replace(/ (?:group|arm)$/i, ''))) {
      if (found.some((arm) => arm.names.some((own) => ` ${name} `.toLowerCase().includes(` ${own} `.toLowerCase()))))
        continue
      const arm = known.get(name) ?? { names: [name], isControl: CONTROL.test(name) }
      known.set(name, arm)
      found.push(arm)
    }
  }
  const letters = new Set([...text.matchAll(LETTERED)].map(([words]) => words.replace(/-/, ' ')))
  if (letters.size > 1) for (const name of letters) add([name])
  for (let index = 0; index + 1 < tokens.length; index++) {
    const [first, second] = [tokens[index], tokens[index + 1]] as [NumberToken, NumberToken]
    if (areAlike(first, second)) add(armsOfPair(sentence, first, second, study))
  }
  if (found.length < study.arms.length + 2)
    for (const names of setAgainstIn(skeletonOf(text, [], tokens).text, study.whole)) add(names)
  return found
}

/** Groups that sentences of a study named alone, each the same wherever it is named. */
const named = new WeakMap<StudyArms, Map<string, Arm>>()

function knownOf(study: StudyArms): Map<string, Arm> {
  const known = named.get(study) ?? new Map<string, Arm>()
  named.set(study, known)
  return known
}
