import type { Design } from '../design'

/** Publication types that settle the design, the first that applies wins: a review of trials is a review. */
const BY_PUBLICATION_TYPE: [Design, string[]][] = [
  ['protocol', ['Clinical Trial Protocol']],
  [
    'guideline',
    ['Practice Guideline', 'Guideline', 'Consensus Development Conference', 'Consensus Development Conference, NIH'],
  ],
  ['meta-analysis', ['Meta-Analysis', 'Network Meta-Analysis']],
  ['systematic review', ['Systematic Review']],
  // What a trial shows in animals is no more than a mechanism to whoever treats people.
  [
    'animal or laboratory',
    ['Randomized Controlled Trial, Veterinary', 'Clinical Trial, Veterinary', 'Observational Study, Veterinary'],
  ],
  ['randomised trial', ['Randomized Controlled Trial', 'Equivalence Trial', 'Pragmatic Clinical Trial']],
  [
    'clinical trial',
    [
      'Controlled Clinical Trial',
      'Clinical Trial',
      'Clinical Trial, Phase I',
      'Clinical Trial, Phase II',
      'Clinical Trial, Phase III',
      'Clinical Trial, Phase IV',
      'Adaptive Clinical Trial',
    ],
  ],
  ['case report', ['Case Reports']],
  ['narrative review', ['Review', 'Scoping Review']],
  ['editorial', ['Editorial', 'Comment', 'Letter', 'News', 'Personal Narrative']],
  ['cohort', ['Twin Study']],
]

/** The design that the record's publication types settle and the type that does; null where they are silent. */
export function statedDesign(publicationTypes: readonly string[]): { design: Design; type: string } | null {
  const has = new Set(publicationTypes)
  for (const [design, types] of BY_PUBLICATION_TYPE) {
    const type = types.find((name) => has.has(name))
    if (type) return { design, type }
  }
  return null
}

/**
 * Designs that may lie under a type that says too little: a trial may be randomised, a review systematic, case reports
 * a series. Of the other designs nothing in the text can make such a record.
 */
export const NARROWER: Partial<Record<Design, readonly Design[]>> = {
  'clinical trial': ['protocol', 'meta-analysis', 'systematic review', 'randomised trial', 'animal or laboratory'],
  'narrative review': ['protocol', 'meta-analysis', 'systematic review', 'guideline'],
  'case report': ['case series'],
}
