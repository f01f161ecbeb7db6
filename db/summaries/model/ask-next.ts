import type postgres from 'postgres'
import { judgeModelDraft } from '@/lib/evidence/model-draft'
import { ModelFault, type SummaryModel } from '@/lib/summaries/summary-model'
import { type Claim, claimNext, type Pace, type Walk } from './claim'
import { keepDraft, type Outcome, putOff, refuseDraft } from './settle'

export const PACE: Pace = { mostAttempts: 5, backoffMs: 60_000, lostAfterMs: 600_000 }

/**
 * Asks the model about one study and keeps its text where it passes every check; what became of it, or null where there
 * is nothing to ask or the day's budget is spent. No transaction is open while the model thinks. What is wrong with the
 * model is kept with the study; what is wrong with the database, or ended by `signal`, is thrown.
 */
export async function askNext(
  sql: postgres.Sql,
  model: SummaryModel,
  callsADay: number,
  signal: AbortSignal,
  pace: Pace = PACE,
  walk?: Walk,
): Promise<Outcome | null> {
  const claim = await claimNext(sql, model.name, callsADay, pace, walk)
  if (!claim) return null
  const answer = await model.ask({ title: claim.title, abstract: asText(claim) }, signal).catch((error) => {
    if (error instanceof ModelFault) return error
    throw error
  })
  if (answer instanceof ModelFault) return putOff(sql, claim, answer, pace)
  const verdict = judgeModelDraft(answer.text, claim)
  return 'kept' in verdict
    ? keepDraft(sql, claim, model.name, verdict.kept, answer.tokens)
    : refuseDraft(sql, claim, verdict.refused, verdict.words, answer.tokens)
}

const asText = ({ abstract }: Claim) =>
  abstract.map(({ label, text }) => (label ? `${label}: ${text}` : text)).join('\n')
