import type { JudgedQuestion } from '@/lib/evaluation/question-set/judge'
import { QUESTIONS } from '@/lib/evaluation/question-set/questions'
import { WORDINGS } from '@/lib/evaluation/question-set/wordings'

const RULES = `Sixty short clinical questions
==============================

Made by: npm run eval -- questions DATA_DIR --out DIR
Judged by rules, not by readers; the same data make the same files.

corpus.jsonl.gz  trial articles of Evidence Inference 2.0 (MIT; each article under its own licence) and the records that
                 eight drug class reviews screened (Cohen 2006): title, text, MeSH headings, keywords, publication types
queries.jsonl    the questions as a tired clinician types them, one to five words
qrels.tsv        question, document, grade (2 or 1)

Rules
-----
1. Only what people have said of an article counts: MeSH headings, the prompts of annotators (intervention, comparator,
   outcome), authors' keywords, and the decisions of reviews. Title and abstract are never looked at.
2. A question is a row of wordings, each of which means one concept. An article is relevant where it has every concept.
3. A screened record has a concept by 2 where it bears a heading that means just this, or was included at full text in
   the review of it; by 1 where it bears a heading of a kind of it (a drug of the class, a form of the disease), or was
   included at abstract. Its grade is the least of these.
4. A trial article has grade 2 where one prompt names every concept, 1 where its prompts and keywords together do.
5. A question put as a review put it has grade 2 where that review included the record at full text, 1 at abstract.

What the rules do not see is not judged: an article may be relevant and be no answer here, for every search alike.
`

/** What stands beside the set: its rules, its questions and why they are worded as they are. */
export function readMe(judged: readonly JudgedQuestion[]): string {
  const counts = judged.map(({ id, text, grades }) => {
    const clear = [...grades.values()].filter((grade) => grade === 2).length
    return `${id}  ${text.padEnd(36)} ${String(clear).padStart(4)} of grade 2, ${String(grades.size - clear).padStart(4)} of grade 1`
  })
  const used = new Set(QUESTIONS.flatMap((question) => ('wordings' in question ? question.wordings : [])))
  const wordings = [...used].map((name) => {
    const { concept, kind, reason } = WORDINGS[name]
    return `${name}: ${concept} (${kind}: ${reason})`
  })
  const reviews = QUESTIONS.flatMap((question) =>
    'review' in question ? `${question.text}: ${question.review} (${question.reason})` : [],
  )
  return [
    `${RULES}\nQuestions\n---------`,
    ...counts,
    '\nWordings\n--------',
    ...wordings,
    '\nReviews\n-------',
    ...reviews,
    '',
  ].join('\n')
}
