/** Small Greek letters in the order of the alphabet, with the names that texts write for them. */
const LETTERS = 'αβγδεζηθικλμνξοπρστυφχψω'
const NAMES = (
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi ' +
  'psi omega'
).split(' ')

/** "alpha" for α and for Α; undefined for what is no letter of the alphabet. */
export const greekName = (letter: string): string | undefined => NAMES[LETTERS.indexOf(letter.toLowerCase())]
