import { effectWords } from '@/lib/evidence/facts/effect-words'
import { isBound } from '@/lib/evidence/facts/shown-effects'
import { readFacts } from './read-facts'

const METHODS =
  'Women were randomly assigned to tea or coffee. We compared the tea group with the coffee group, and tea with coffee.'

/** The effects that readers see of a sentence, in a trial of tea and coffee, in plain spaces. */
export const shownOf = (sentence: string, methods = METHODS, title = ''): string[] =>
  readFacts(`${methods} ${sentence}`, title)
    .effects.filter(isBound)
    .map((effect) => effectWords(effect).replace(/\u00a0/g, ' '))
