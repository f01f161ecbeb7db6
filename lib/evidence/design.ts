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

/** Publication types that settle the design, the first that applies wins: a review of trials is a review. */
const BY_PUBLICATION_TYPE: [Design, string[]][] = [
  ['protocol', ['Clinical Trial Protocol']],
  [
    'guideline',
    ['Practice Guideline', 'Guideline', 'Consensus Development Conference', 'Consensus Development Conference, NIH'],
  ],
  ['meta-analysis', ['Meta-Analysis', 'Network Meta-Analysis']],
  ['systematic review', ['Systematic Review']],
  [
    'randomised trial',
    [
      'Randomized Controlled Trial',
      'Equivalence Trial',
      'Pragmatic Clinical Trial',
      'Randomized Controlled Trial, Veterinary',
    ],
  ],
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

/** The design that the record's publication types settle, or null where they are silent. */
export function designFromPublicationTypes(publicationTypes: readonly string[]): Design | null {
  const has = new Set(publicationTypes)
  for (const [design, types] of BY_PUBLICATION_TYPE) if (types.some((type) => has.has(type))) return design
  return null
}

const TITLE_WORDS: [Design, RegExp][] = [
  ['protocol', /\b(study|trial) protocol\b|: protocol (for|of)\b/i],
  ['meta-analysis', /\bmeta-?analys[ie]s\b/i],
  ['systematic review', /\bsystematic(?:ally)? review/i],
  ['guideline', /\b(clinical practice )?guidelines? (for|on)\b|\brecommendations for the management\b/i],
  ['randomised trial', /\brandomi[sz]ed\b.*\btrial\b|\brandomi[sz]ed,? (double|single|controlled|placebo)/i],
  ['case report', /\bcase report\b|\ba case of\b/i],
  ['case series', /\bcase series\b/i],
  ['case-control', /\bcase[-–]control\b/i],
  ['cross-sectional', /\bcross[-–]sectional\b/i],
  ['cohort', /\bcohort\b|\bfollow-up study\b/i],
]

/**
 * Design of a study: its publication types first, then, where they are silent or only say "clinical trial",
 * "review" or "case report", what its title calls it. Null where neither says.
 */
export function designOf(publicationTypes: readonly string[], title: string): Design | null {
  const stated = designFromPublicationTypes(publicationTypes)
  const broad =
    stated === null || stated === 'clinical trial' || stated === 'narrative review' || stated === 'case report'
  if (!broad) return stated
  const named = TITLE_WORDS.find(([, words]) => words.test(title))?.[0] ?? null
  if (stated === null) return named
  return named !== null && DESIGNS.indexOf(named) < DESIGNS.indexOf(stated) ? named : stated
}
