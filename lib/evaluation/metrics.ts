/** How relevant documents are to one question, by document; what is not named, or not above 0, is not relevant. */
export type Judgements = ReadonlyMap<string, number>

/** Means over all judged questions. */
export type Quality = { ndcg10: number; mrr10: number; recall100: number }

/**
 * nDCG of the first `depth` documents of a ranking: the gain is the grade itself, the discount log2(rank + 1), the ideal
 * that of all judged documents, also of those that no corpus holds (Järvelin and Kekäläinen 2002, as trec_eval has it).
 */
export function ndcg(ranking: readonly string[], judgements: Judgements, depth: number): number {
  const gained = distinct(ranking).map((document) => judgements.get(document) ?? 0)
  const ideal = [...judgements.values()].sort((a, b) => b - a)
  const best = discounted(ideal, depth)
  return best > 0 ? discounted(gained, depth) / best : 0
}

/** One over the rank of the first relevant document, 0 where there is none among the first `depth`. */
export function reciprocalRank(ranking: readonly string[], judgements: Judgements, depth: number): number {
  const at = distinct(ranking)
    .slice(0, depth)
    .findIndex((document) => (judgements.get(document) ?? 0) > 0)
  return at < 0 ? 0 : 1 / (at + 1)
}

/** The part of all relevant documents that is among the first `depth`. */
export function recall(ranking: readonly string[], judgements: Judgements, depth: number): number {
  const relevant = [...judgements.values()].filter((grade) => grade > 0).length
  const found = distinct(ranking)
    .slice(0, depth)
    .filter((document) => (judgements.get(document) ?? 0) > 0)
  return relevant > 0 ? found.length / relevant : 0
}

/** Every judged question counts alike; one that has no ranking found nothing and counts 0. */
export function qualityOf(
  rankings: ReadonlyMap<string, readonly string[]>,
  judged: ReadonlyMap<string, Judgements>,
): Quality {
  const sum = { ndcg10: 0, mrr10: 0, recall100: 0 }
  for (const [question, judgements] of judged) {
    const ranking = rankings.get(question) ?? []
    sum.ndcg10 += ndcg(ranking, judgements, 10)
    sum.mrr10 += reciprocalRank(ranking, judgements, 10)
    sum.recall100 += recall(ranking, judgements, 100)
  }
  const mean = (total: number) => (judged.size > 0 ? total / judged.size : 0)
  return { ndcg10: mean(sum.ndcg10), mrr10: mean(sum.mrr10), recall100: mean(sum.recall100) }
}

/** A grade below 0 takes nothing away. */
function discounted(grades: readonly number[], depth: number): number {
  return grades.slice(0, depth).reduce((sum, grade, index) => sum + Math.max(0, grade) / Math.log2(index + 2), 0)
}

/** A document that a ranking names twice was found once, at its first place. */
const distinct = (ranking: readonly string[]): string[] => [...new Set(ranking)]
