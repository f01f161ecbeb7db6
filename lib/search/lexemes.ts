/**
 * What a search document holds beside its words: one lexeme for each thing that can be asked of a study, so that a
 * filter narrows in the index, as a word does. No word is ever read as one of them: PostgreSQL's parser gives no
 * lexeme with "=" in it so early.
 */
export const LEXEME = {
  /** A heading: weight A or B where the study has it itself, C or D where it has one below; A and C as a major topic. */
  heading: 'm=',
  /** A heading that the study has with a qualifier, or one above it: at a place that is that heading's, `QUALIFIED.own` or below. */
  qualified: 'h=',
  /** "drug therapy": at the place of each heading that it qualifies, `QUALIFIED.major` where it is a major topic. */
  qualifier: 'q=',
  /** "smith ja": family name and initials, folded, in lower case. */
  author: 'a=',
  /** "breast feed": two words side by side, stemmed, where the vocabulary has them so: `db/search/index/pairs.ts`. */
  pair: 'b=',
  design: 'd=',
  journal: 'j=',
  /** "201x", "2019", and "2019-03". */
  published: 'y=',
  language: 'g=',
  publicationType: 'p=',
  pmid: 'n=',
  doi: 'i=',
  /** "checked", "retracted". */
  is: 'is=',
  /** "1", "2", "3": one study in 8, 64, 512, whichever they are, for counting in a large corpus. */
  sample: 's=',
} as const

/** Weights of headings with a qualifier, and of qualifiers. */
export const QUALIFIED = { own: 'B', below: 'D', major: 'A', minor: 'B' } as const

/** Weights of a document's words. */
export const WEIGHT = {
  title: 'A',
  /** TL;DR and keywords. */
  summary: 'B',
  abstract: 'C',
  /** Words of headings, authors' names, journal. */
  around: 'D',
} as const

/** A lexeme as a tsquery has it; `flags`: weights to look in, "*" for all that begin so. */
export function quoted(lexeme: string, flags = ''): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'${flags && `:${flags}`}`
}
