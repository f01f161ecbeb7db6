import type { FoundWords, Studied } from './study-text'

const ANIMALS =
  /\b(?:mice|mouse|murine|rats?|rodents?|rabbits?|pigs?|piglets?|swine|sows?|dogs?|canine(?! (?:teeth|tooth|retraction))|cats|feline|horses?|equine|mares?|foals?|cattle|cows?(?!['’]?s? milk)|heifers?|steers|calves|ducks?|ducklings?|quails?|poultry|turkeys|sheep|ovine|lambs|ewes?|goats?|chicks|broilers?|hens|zebrafish|trout|tilapia|alpacas?|drosophila|monkeys?|macaques?|baboons?|primates?|hamsters?|guinea pigs?|gerbils?|ferrets?|knock-?out|transgenic)\b/gi
const LABORATORY =
  /\b(?:in vitro|ex vivo|in silico|cell lines?|cultured|cell culture|hela|hek293|fibroblasts|oocytes|explants|seedlings?|arabidopsis|yeast|escherichia coli|crystal structure|pcr amplif\w+|western blot\w*|plasmids?|bacteriophages?|metagenom\w+|bioreactors?|phylogen\w+|docking|bacterial strains?)\b/gi
/** Other words by which a text says that no patients were studied. */
const MODELS =
  /\b(?:animals?|models?|cadaver\w*|mani?kins?|mannequins?|simulat\w+|extracted|teeth|tooth|bovine|human cells|cells?|tissues?|larvae|fish|bacteria\w*|strains?|in vivo)\b/i
const ANY_ANIMAL = new RegExp(ANIMALS.source, 'i')
const ANY_LABORATORY = new RegExp(LABORATORY.source, 'i')

/** Whether a text says by itself that animals, cells or a model were studied. */
export const saysModel = (text: string): boolean =>
  ANY_ANIMAL.test(text) || ANY_LABORATORY.test(text) || MODELS.test(text)

const PEOPLE =
  /\b(?:patients?|subjects?|participants?|eyes|women|woman|men|man|children|child|infants?|neonates?|newborns?|volunteers?|adults?|adolescents?|people|persons?|students?|individuals|girls?|boys?|mothers?|pregnan\w+|outpatients?|inpatients?|nurses?|physicians?|elderly|year-old|athletes?|survivors|smokers|asthmatics|veterans|drivers|males?|females?|employees|residents|families|parents|households)\b/gi

export type StudyPopulation = { human: boolean | null; laboratory: boolean; words: FoundWords | null }

/** How often it is worth counting, and from when people are surely meant. */
const ENOUGH = 12
const MANY = 6

/**
 * Whether people were studied: what the indexers say, otherwise the words of title and abstract, the title counting
 * for three. `human` is null where neither people nor animals are named.
 */
export function populationOf({ headings, parts }: Studied): StudyPopulation {
  if (headings.has('humans')) return { human: true, laboratory: false, words: { where: 'heading', text: 'Humans' } }
  if (headings.has('animals')) return { human: false, laboratory: false, words: { where: 'heading', text: 'Animals' } }
  const named = tally(parts.slice(0, 1), ANIMALS)
  const people = tally(parts, PEOPLE, named.first ? ENOUGH : MANY)
  // Where many words are of people, animals and cells in the text change nothing.
  if (people.count >= MANY && !named.first) return { human: true, laboratory: false, words: people.first }
  const animals = tally(parts, ANIMALS)
  const bench = tally(parts, LABORATORY)
  if (animals.count > people.count && (named.first || people.count < 2))
    return { human: false, laboratory: false, words: animals.first }
  if (people.count > 0 && people.count * 2 > bench.count) return { human: true, laboratory: false, words: people.first }
  if (bench.count > 2) return { human: null, laboratory: true, words: bench.first }
  return { human: null, laboratory: false, words: null }
}

/** How many of these words there are, counted up to `enough`, and the first of them. */
function tally(parts: Studied['parts'], words: RegExp, enough = ENOUGH): { count: number; first: FoundWords | null } {
  let count = 0
  let first: FoundWords | null = null
  for (const part of parts) {
    words.lastIndex = 0
    while (count < enough) {
      const match = words.exec(part.text)
      if (!match) break
      count += part.section === null ? 3 : 1
      first ??= foundAt(part, match.index, match[0])
    }
  }
  return { count, first }
}

const foundAt = ({ section }: Studied['parts'][number], start: number, text: string): FoundWords =>
  section === null
    ? { where: 'title', start, end: start + text.length }
    : { where: 'abstract', section, start, end: start + text.length }

const SURELY_PEOPLE =
  /\b(?:patients?|participants?|women|woman|men|man|children|child|infants?|volunteers?|adults|adolescents|people|persons?|humans?)\b/i
const READ = 20_000

/** The word by which a text speaks of people, where its source only knows animals or cells. */
export function peopleForAnimals(text: string, source: string): string | null {
  const people = SURELY_PEOPLE.exec(text.slice(0, READ))?.[0]
  if (!people) return null
  const known = source.slice(0, READ)
  const isOfAnimals = known.search(ANIMALS) >= 0 || known.search(LABORATORY) >= 0
  return isOfAnimals && !SURELY_PEOPLE.test(known) ? people : null
}
