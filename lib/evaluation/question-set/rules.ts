/** Something that a question asks about, by the names that indexers, annotators and reviewers have for it. */
export type Concept = {
  /** MeSH headings that mean just this. */
  headings: readonly string[]
  /** MeSH headings of kinds of it: a drug of the class, a form of the disease. */
  narrower?: readonly string[]
  /** How annotators and authors word it in prompts and keywords. */
  annotated: RegExp
  /** The review whose subject it is. */
  review?: string
}

/** What people have said of an article; its title and abstract are not among it. */
export type Indexing = {
  headings: readonly string[]
  keywords: readonly string[]
  /** Each the intervention, comparator and outcome of one finding, in the annotator's words. */
  prompts: readonly string[]
  /** How far it came in which review: 2 included at full text, 1 at abstract. */
  inclusions: Readonly<Record<string, 1 | 2>>
}

/** 2 clearly about what is asked, 1 partly or by a kind of it, 0 not known to be. */
export type Grade = 0 | 1 | 2

/** An article answers a question as well as it answers the part that it answers least. */
export function gradeOf(concepts: readonly Concept[], indexing: Indexing): Grade {
  const indexed = least(concepts.map((concept) => indexedGrade(concept, indexing)))
  return Math.max(indexed, annotatedGrade(concepts, indexing)) as Grade
}

/** An article of which only a review's decision is asked. */
export const reviewGrade = (review: string, { inclusions }: Indexing): Grade => inclusions[review] ?? 0

function indexedGrade({ headings, narrower, review }: Concept, indexing: Indexing): Grade {
  const included = review === undefined ? 0 : reviewGrade(review, indexing)
  const bears = (names: readonly string[] = []) => names.some((name) => indexing.headings.includes(name))
  if (included === 2 || bears(headings)) return 2
  return included === 1 || bears(narrower) ? 1 : 0
}

function annotatedGrade(concepts: readonly Concept[], { prompts, keywords }: Indexing): Grade {
  if (prompts.some((prompt) => concepts.every(({ annotated }) => annotated.test(prompt)))) return 2
  const all = [...prompts, ...keywords]
  return concepts.every(({ annotated }) => all.some((words) => annotated.test(words))) ? 1 : 0
}

const least = (grades: Grade[]): number => (grades.length > 0 ? Math.min(...grades) : 0)
