import { CONCEPTS } from './concepts'
import { type AskedQuestion, QUESTIONS } from './questions'
import { type Grade, gradeOf, type Indexing, reviewGrade } from './rules'
import { WORDINGS } from './wordings'

export type JudgedQuestion = {
  /** "q01" to "q60". */
  id: string
  text: string
  /** Grades above 0 by document, in the order of the corpus. */
  grades: Map<string, Grade>
}

/** The questions of the set, judged over these documents. */
export function judgeQuestions(documents: readonly { id: string; indexing: Indexing }[]): JudgedQuestion[] {
  return QUESTIONS.map((question, index) => {
    const judge = judgeOf(question)
    const grades = new Map<string, Grade>()
    for (const { id, indexing } of documents) {
      const grade = judge(indexing)
      if (grade > 0) grades.set(id, grade)
    }
    return { id: `q${String(index + 1).padStart(2, '0')}`, text: questionText(question), grades }
  })
}

export const questionText = (question: AskedQuestion): string =>
  'text' in question ? question.text : question.wordings.join(' ')

function judgeOf(question: AskedQuestion): (indexing: Indexing) => Grade {
  if ('review' in question) return (indexing) => reviewGrade(question.review, indexing)
  const concepts = question.wordings.map((wording) => CONCEPTS[WORDINGS[wording].concept])
  return (indexing) => gradeOf(concepts, indexing)
}
