/**
 * What a word of a question's frame says of the words around it; a word with none of these is part of what is asked for.
 * `asks`: nothing. `compares`: a comparator follows. `acts`: an outcome follows what was done for it. `treats`: a
 * condition follows. `effect`: what was done follows after "of", the outcome after "on". `treatment`: what was done
 * stands before it, the condition after "of". `prevention`: as `treatment`, with an outcome. `people`: anybody.
 * `without`: what follows is not to be there, which no text says of what it does not mention.
 * The others are small words that point at what follows them.
 */
export type Cue =
  | 'asks'
  | 'compares'
  | 'acts'
  | 'treats'
  | 'effect'
  | 'treatment'
  | 'prevention'
  | 'people'
  | 'of'
  | 'on'
  | 'for'
  | 'in'
  | 'with'
  | 'without'
  | 'and'
  | 'or'

const WORDS: Record<Cue, string> = {
  asks: `a am an any are as at be been being best better between by can compare could did difference differences do does doing done
    effective evidence from good had has have having how i if is it its known may me might more most much my new
    optimal our recommended safe should so still that the their them there these they this to true useful
    was we well were what when where whether which who why will would you your`,
  compares: 'against compared comparing comparison than v versus vs',
  acts: `affect affected affecting affects avoid avoiding avoids cause caused causes causing decrease decreased decreases
    decreasing delay delaying delays enhance enhances hasten hastens improve improves improving increase increases
    increasing influence influences lengthen lengthens lessen lessens lowers minimise minimize prevent prevented
    preventing prevents prolong prolongs protect protecting protects raise raises reduce reduces reducing shorten shortened
    shortening shortens slows speeds worsen worsens`,
  treats: `alleviate alleviates benefit benefits cure cured cures curing ease eases help helped helpful helping helps
    manage managed manages managing relieve relieved relieves relieving treat treated treating treats works`,
  effect: 'benefits effect effectiveness effects efficacy impact role safety use usefulness using value',
  treatment: 'care management option options therapies therapy treatment treatments',
  prevention: 'prevention',
  people: `adult adults human humans individual individuals participant participants patient patients people person persons
    subject subjects`,
  of: 'of',
  on: 'on upon',
  for: 'for',
  in: 'after among amongst before during following in',
  with: 'with',
  without: 'without',
  and: 'and plus',
  or: 'or',
}

const CUES: ReadonlyMap<string, Cue> = new Map(
  Object.entries(WORDS).flatMap(([cue, words]) => words.split(/\s+/).map((word) => [word, cue as Cue] as const)),
)

/** What a single word says where it is part of a question's frame; null where it is asked for. */
export const cueOf = (word: string): Cue | null => CUES.get(word.toLowerCase()) ?? null

/** Cues of words that say nothing about a study, so that none is better for having them. */
export const SAYS_NOTHING: ReadonlySet<Cue> = new Set(['asks', 'compares', 'without'])
