/** What an abbreviation stands for somewhere, and in how many studies. */
export type Sense = { long: string; key: string; studies: number }

/** So many studies must explain an abbreviation in one way … */
const ENOUGH = 3
/** … and so large a share of those that explain it, for that to be meant whatever else is asked for. */
const DOMINANT = 0.8
/** With so many it is meant even if nobody has written of it together with the other words. */
const MANY = 10
/** Where other words decide: how many times as many studies have one sense with them as have another. */
const CLEARLY_MORE = 4
/** Senses that are looked at. */
const MOST_SENSES = 5

/** Words that begin alike for so long are one word: behaviour, behavioural. */
const STEM = 7
const SMALL_WORDS = new Set(['a', 'an', 'and', 'by', 'for', 'from', 'in', 'of', 'on', 'or', 'the', 'to', 'with'])

/** Senses with their wordings put together: "area under the curve" and "area under the plasma curve" are one; the most frequent first. */
export function sensesOf(longForms: readonly Sense[]): Sense[] {
  const senses: (Sense & { words: Set<string> })[] = []
  for (const form of [...longForms].sort((a, b) => b.studies - a.studies || (a.key < b.key ? -1 : 1))) {
    const words = new Set(form.key.split(' ').flatMap((word) => (SMALL_WORDS.has(word) ? [] : word.slice(0, STEM))))
    const same = senses.find((sense) => isWithin(words, sense.words) || isWithin(sense.words, words))
    if (same) same.studies += form.studies
    else senses.push({ ...form, words })
  }
  return senses
    .sort((a, b) => b.studies - a.studies)
    .slice(0, MOST_SENSES)
    .map(({ long, key, studies }) => ({ long, key, studies }))
}

const isWithin = (some: ReadonlySet<string>, all: ReadonlySet<string>) => [...some].every((word) => all.has(word))

/**
 * The sense that is meant, if that is clear: the one that nearly every study means, or else the one that goes with the
 * other words of the question far better than any other. `fitting`: how many studies have each sense and those words;
 * empty where there are no other words that tell anything.
 */
export function meantSense(senses: readonly Sense[], fitting: readonly number[]): Sense | null {
  const dominant = dominantSense(senses)
  if (fitting.length === 0) return dominant
  const ranked = senses
    .map((sense, index) => ({ sense, studies: fitting[index] ?? 0 }))
    .sort((a, b) => b.studies - a.studies)
  const [first, second] = ranked
  if (!first || first.studies === 0) return dominant && dominant.studies >= MANY ? dominant : null
  if (first.sense === dominant) return dominant
  const isClear = second && first.studies >= ENOUGH && first.studies >= CLEARLY_MORE * second.studies
  return isClear ? first.sense : null
}

function dominantSense(senses: readonly Sense[]): Sense | null {
  const all = senses.reduce((sum, { studies }) => sum + studies, 0)
  const first = senses[0]
  return first && first.studies >= ENOUGH && first.studies >= DOMINANT * all ? first : null
}
