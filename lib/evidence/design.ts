/** Study designs the portal tells apart, strongest family first. */
export const DESIGNS = [
  'meta-analysis',
  'systematic review',
  'randomised trial',
  'clinical trial',
  'cohort',
  'case-control',
  'cross-sectional',
  'case series',
  'case report',
  'guideline',
  'narrative review',
  'animal or laboratory',
  'protocol',
  'editorial',
] as const
export type Design = (typeof DESIGNS)[number]

/** What readers call each. */
export const DESIGN_NAMES: Record<Design, string> = {
  'meta-analysis': 'Meta-analysis',
  'systematic review': 'Systematic review',
  'randomised trial': 'Randomised trial',
  'clinical trial': 'Clinical trial',
  cohort: 'Cohort',
  'case-control': 'Case–control',
  'cross-sectional': 'Cross-sectional',
  'case series': 'Case series',
  'case report': 'Case report',
  guideline: 'Guideline',
  'narrative review': 'Review',
  'animal or laboratory': 'Laboratory',
  protocol: 'Protocol',
  editorial: 'Editorial',
}

export type Level = 1 | 2 | 3 | 4 | 5

/**
 * Level of evidence of a design for a question of treatment: Oxford CEBM 2011 Levels of Evidence, the row
 * "Does this intervention help?". Its level 1 is meant for reviews of randomised trials, which a design alone does
 * not tell. Null where no level makes sense: a guideline rests on other studies, a protocol has no result.
 */
const LEVELS: Record<Design, Level | null> = {
  'meta-analysis': 1,
  'systematic review': 1,
  'randomised trial': 2,
  'clinical trial': 4,
  cohort: 3,
  'case-control': 4,
  'cross-sectional': 4,
  'case series': 4,
  'case report': 4,
  guideline: null,
  'narrative review': 5,
  'animal or laboratory': 5,
  protocol: null,
  editorial: 5,
}

/** Designs that the row does not name; where they stand is our choice, the lower one in doubt. */
const PLACED_BY_US: ReadonlySet<Design> = new Set([
  'clinical trial',
  'cross-sectional',
  'narrative review',
  'editorial',
])

export const isPlacedByUs = (design: Design): boolean => PLACED_BY_US.has(design)

export const levelOf = (design: Design): Level | null => LEVELS[design]

/** The publication type of a preprint. */
export const PREPRINT = 'Preprint'

/** Whether a record is of a preprint, which nobody has reviewed: PubMed says so in its publication types. */
export const isPreprint = (publicationTypes: readonly string[]): boolean => publicationTypes.includes(PREPRINT)

/** The level of a study by its design. A preprint has none, whatever its design: only its article may have one. */
export const levelOfStudy = (design: Design | null, publicationTypes: readonly string[]): Level | null =>
  design && !isPreprint(publicationTypes) ? levelOf(design) : null
