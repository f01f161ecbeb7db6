/** Saturation of a repeated word, and how much of a document's length counts, as is usual for short biomedical texts. */
const K1 = 0.9
const B = 0.4

/** How often each lexeme stands in a text. */
export type LexemeCounts = ReadonlyMap<string, number>

/**
 * Okapi BM25 (Robertson and Zaragoza 2009) with the inverse document frequency of Lucene, which is never negative, and the exact
 * lengths of documents. Any lexeme of a question will do; one that the question repeats counts as often.
 */
export class Bm25 {
  readonly #lengths = new Map<number, number>()
  readonly #postings = new Map<string, { documents: number[]; counts: number[] }>()
  #total = 0

  /** A document by its number, with its length in lexemes; one without any is none. */
  addDocument(document: number, length: number) {
    if (length <= 0) return
    this.#lengths.set(document, length)
    this.#total += length
  }

  /** That `lexeme` stands `count` times in a document; lexemes that no question asks for may be left out. */
  addPosting(lexeme: string, document: number, count: number) {
    const there = this.#postings.get(lexeme) ?? { documents: [], counts: [] }
    there.documents.push(document)
    there.counts.push(count)
    this.#postings.set(lexeme, there)
  }

  /** Documents that have any lexeme of the question, the best first, at most `most`; of equals the smaller number. */
  rank(question: LexemeCounts, most: number): { document: number; score: number }[] {
    const scores = new Map<number, number>()
    const meanLength = this.#total / Math.max(1, this.#lengths.size)
    for (const [lexeme, asked] of question) {
      const postings = this.#postings.get(lexeme)
      if (!postings) continue
      const weight = asked * inverseFrequency(postings.documents.length, this.#lengths.size)
      postings.documents.forEach((document, index) => {
        const count = postings.counts[index] as number
        const length = (this.#lengths.get(document) ?? meanLength) / meanLength
        const saturated = count / (count + K1 * (1 - B + B * length))
        scores.set(document, (scores.get(document) ?? 0) + weight * saturated)
      })
    }
    return [...scores]
      .map(([document, score]) => ({ document, score }))
      .sort((a, b) => b.score - a.score || a.document - b.document)
      .slice(0, most)
  }
}

const inverseFrequency = (frequency: number, documents: number) =>
  Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5))
