/** Names the run in each of its lines. */
const TAG = 'precis'

/**
 * One question's ranking as lines of a TREC run, "question Q0 document rank score tag". The scores fall by one from line
 * to line: whoever reads the run orders by score, and equal ones in a way of their own.
 */
export function trecRun(question: string, ranking: readonly string[]): string {
  return ranking
    .map((document, index) => `${question} Q0 ${document} ${index + 1} ${ranking.length - index} ${TAG}\n`)
    .join('')
}
