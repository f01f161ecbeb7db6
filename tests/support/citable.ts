import type { AuthorForCitation, StudyForCitation } from '@/lib/citation/csl'

export const author = (
  family: string,
  given: string | null = null,
  rest: Partial<AuthorForCitation> = {},
): AuthorForCitation => ({ family, given, initials: null, suffix: null, collective: null, ...rest })

/** A study of which nothing is known but its title, and what the test adds. */
export const citable = (known: Partial<StudyForCitation> = {}): StudyForCitation => ({
  id: 1,
  pmid: null,
  pmcid: null,
  doi: null,
  title: 'Only a title',
  authors: [],
  authorsComplete: true,
  journal: null,
  journalAbbreviation: null,
  issn: null,
  published: null,
  volume: null,
  issue: null,
  pages: null,
  languages: [],
  abstract: [],
  keywords: [],
  ...known,
})

/** A study of which everything is known. */
export const COMPLETE = citable({
  pmid: 30527631,
  pmcid: 'PMC6333502',
  doi: '10.1016/j.cyto_2018(11)',
  title: 'The influence of interferon on β cells.',
  authors: [
    author('de Jong', 'Anna B'),
    author('Smith', null, { initials: 'JP', suffix: 'Jr' }),
    author('', null, { collective: 'Lupus Study Group' }),
  ],
  journal: 'Annals of the Rheumatic Diseases',
  journalAbbreviation: 'Ann Rheum Dis',
  issn: '0003-4967',
  published: { year: 2018, month: 12, day: 5 },
  volume: '79',
  issue: '5',
  pages: '674-86',
  languages: ['ger'],
  abstract: [{ label: 'BACKGROUND', text: 'Why.\nAnd how.' }, { text: 'What.' }],
  keywords: ['Lupus Erythematosus, Systemic', 'JAK'],
})
