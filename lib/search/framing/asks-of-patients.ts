import type { Role } from './frame-question'

type AskedThing = { words: string; role: Role | null; known: { trees: readonly string[] | null } | null }

/** Where the vocabulary has living things but microbes, and people among them. */
const ORGANISMS = /^B01/
const HUMANS = /^B01\.050\.150\.900\.649\.313\.988\.400\.112\.400\.400/
const OF_ANIMALS =
  /\b(?:rats?|mouse|mice|murine|rodents?|rabbits?|dogs?|canine|cats?|feline|pigs?|piglets?|porcine|sheep|ovine|goats?|horses?|equine|cattle|cows?|bovine|calves|chickens?|poultry|monkeys?|macaques?|primates?|zebrafish|drosophila|animals?|veterinary|in vitro|in vivo|ex vivo|cells?|cultures?)\b/i

/**
 * Whether a question asks what is done for whom, and of no animal or cell: what was found in these stands behind what was
 * found in people then.
 */
export function asksOfPatients(things: readonly AskedThing[]): boolean {
  const asks = (wanted: Role) => things.some(({ role }) => role === wanted)
  return asks('intervention') && (asks('population') || asks('outcome')) && !things.some(isOfAnimals)
}

const isOfAnimals = ({ words, known }: AskedThing) =>
  OF_ANIMALS.test(words) || (known?.trees ?? []).some((tree) => ORGANISMS.test(tree) && !HUMANS.test(tree))
