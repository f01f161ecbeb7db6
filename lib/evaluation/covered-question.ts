import { z } from 'zod'

/** A question and the study of the corpus that answers it; null where a reader has found that none does. */
export type CoveredQuestion = { question: string; pmid: number | null; set: 'develop' | 'judge' }

export const coveredQuestion: z.ZodType<CoveredQuestion> = z.object({
  question: z.string().min(1),
  pmid: z.number().int().positive().nullable(),
  set: z.enum(['develop', 'judge']),
})

/** Whether it was said of a question that the corpus has no study of it. */
export type JudgedQuestion = CoveredQuestion & { saidAbsent: boolean }

export type CoverageFigures = {
  covered: number
  /** Said of questions that are answered: wrong. */
  covered_said_absent: number
  uncovered: number
  /** Said of questions that are not: right. */
  uncovered_said_absent: number
}

export function coverageFigures(judged: readonly JudgedQuestion[]): CoverageFigures {
  const covered = judged.filter(({ pmid }) => pmid !== null)
  const uncovered = judged.filter(({ pmid }) => pmid === null)
  const said = (questions: readonly JudgedQuestion[]) => questions.filter(({ saidAbsent }) => saidAbsent).length
  return {
    covered: covered.length,
    covered_said_absent: said(covered),
    uncovered: uncovered.length,
    uncovered_said_absent: said(uncovered),
  }
}

export const isWrong = ({ pmid, saidAbsent }: JudgedQuestion): boolean => (pmid === null) !== saidAbsent
