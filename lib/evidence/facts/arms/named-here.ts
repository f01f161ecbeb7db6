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

/**
 * The groups of a study and those that a sentence alone names as such, beside numbers that it sets against each other:
 * "12 % with |tea v 20 % with |coffee", where nothing else in the abstract says that these were two groups.
 */
export function armsHere(sentence: FactSentence, tokens: readonly NumberToken[], study: StudyArms): readonly Arm[] {
  const { text } = sentence
  if (new Set(mentionsOf(text, study.arms).map(({ arm }) => arm)).size > 1) return study.arms
  const found: Arm[] = [...study.arms]
  const add = (names: readonly string[] | null) => {
    if (!names?.every((name) => isName(name) && !isMeasured(name) && isGroupIn(study.whole, name))) return
    for (const name of names)
      if (mentionsOf(name, found).length === 0)
        found.push({ names: [name.replace(/ (?:group|arm)$/i, '')], isControl: CONTROL.test(name) })
  }
  for (let index = 0; index + 1 < tokens.length; index++) {
    const [first, second] = [tokens[index], tokens[index + 1]] as [NumberToken, NumberToken]
    if (areAlike(first, second)) add(armsOfPair(sentence, first, second, study))
  }
  for (const names of setAgainstIn(skeletonOf(text, [], tokens).text, study.whole)) add(names)
  return found
}
