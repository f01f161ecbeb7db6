import { conceptKey } from '../search/concept-key'

/** A heading, a keyword, or words that two studies share; `studies` have it, as far as is known. */
export type Label = { name: string; studies: number }

/** A word of a title that another study has too. */
export type SharedWord = Label & {
  /** Its places in the title, the first word being 1, and in the other study's text. */
  places: readonly number[]
  otherPlaces: readonly number[]
}

const MOST_LABELS = 3

/**
 * What to say that two studies share: the rarest first, and nothing that another one says already: not "alopecia" beside
 * "alopecia areata". Of equals the one that comes first in the list is named.
 */
export function chosenLabels(labels: readonly Label[]): string[] {
  const chosen: { name: string; words: Set<string> }[] = []
  for (const { name } of [...labels].sort((a, b) => a.studies - b.studies)) {
    const label = { name, words: new Set(conceptKey(name).split(' ')) }
    const same = chosen.findIndex(({ words }) => isWithin(label.words, words) || isWithin(words, label.words))
    if (same < 0) chosen.push(label)
    else if (chosen[same]?.words.size === 1 && label.words.size > 1) chosen[same] = label
  }
  return [...new Set(chosen.map(({ name }) => name))].slice(0, MOST_LABELS)
}

const isWithin = (some: ReadonlySet<string>, all: ReadonlySet<string>) => [...some].every((word) => all.has(word))

/** Words that stand side by side in the title, and somewhere in the other study, as one: "alopecia areata". */
export function phrases(words: readonly SharedWord[]): Label[] {
  const outside = words.filter(({ places }) => places.length === 0)
  const inTitle = words
    .flatMap((word) => word.places.map((place) => ({ place, word })))
    .sort((a, b) => a.place - b.place)
  const runs: SharedWord[][] = []
  inTitle.forEach(({ place, word }, index) => {
    const before = inTitle[index - 1]
    const goesOn = before?.place === place - 1 && areSideBySide(before.word, word)
    if (goesOn) runs.at(-1)?.push(word)
    else runs.push([word])
  })
  return [
    ...runs
      .sort((a, b) => b.length - a.length)
      .map((run) => ({
        name: run.map(({ name }) => name).join(' '),
        studies: Math.min(...run.map(({ studies }) => studies)),
      })),
    ...outside,
  ]
}

/** Whether the one stands right before the other in the other study. */
const areSideBySide = (word: SharedWord, next: SharedWord) =>
  word.otherPlaces.some((place) => next.otherPlaces.includes(place + 1))
