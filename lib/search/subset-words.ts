import type { Run } from './read-terms'

/** What PubMed calls its subsets by several words, as people paste them: "free full text[sb]". */
const SUBSET = / (?:loattr)?(?:free )?full text$/

/** What stands before the name of a subset at the end of a run; null where the run does not end with one. */
export function beforeSubset(run: Run): Run | null {
  const words = run.map((token) => (token.kind === 'word' ? token.text.toLowerCase() : ':'))
  const [subset] = SUBSET.exec(` ${words.join(' ')}`) ?? []
  return subset ? run.slice(0, -subset.trim().split(' ').length) : null
}
