import { pick, seeded } from './random'

const COMMON =
  'of the and in to with for was were patients a on by group at study treatment from or that as we than is clinical ' +
  'p between after trial results groups compared significant months this who had placebo mean effect weeks dose risk ' +
  'response therapy baseline high outcome 95 ci randomized disease years be were not primary increased but reduced'

const ONSETS = 'b br c ch d f g gl h k l m n neur n p ph pl pr r s st t tr v'.split(' ')
const NUCLEI = 'a e i o u ae io ia eo y'.split(' ')
const CODAS = 'n r l s x m t c d'.split(' ')
const ENDINGS = 'itis osis emia ine ol ab ation al ic oma pathy gen ase in ing ed s ity ous ment'.split(' ')

/** Words that read like those of an abstract: the common ones as they are, the others made up. */
export function vocabulary(size: number): string[] {
  const random = seeded(7)
  const words = new Set(COMMON.split(' '))
  while (words.size < size) {
    const syllables = random() < 0.5 ? 1 : 2
    let word = ''
    for (let count = 0; count < syllables; count++)
      word += pick(random, ONSETS) + pick(random, NUCLEI) + (random() < 0.4 ? pick(random, CODAS) : '')
    words.add(word + pick(random, ENDINGS))
  }
  return [...words]
}
