import type postgres from 'postgres'
import type { ModelDraft, ModelRefusal } from '@/lib/evidence/model-draft'
import { MACHINE } from '@/lib/summaries/summary'
import type { ModelFault } from '@/lib/summaries/summary-model'
import type { Claim, Pace } from './claim'

/** What became of one question. */
export type Outcome = 'kept' | 'refused' | 'failed' | 'away' | 'overtaken'

/**
 * Puts a draft that has passed every check in the place of the portal's own, under the next number, so that whoever has
 * the earlier one before them is told. A text that a person wrote, changed or checked stays as it is, and so does one
 * whose record has changed while the model was asked.
 */
export async function keepDraft(
  sql: postgres.Sql,
  claim: Claim,
  model: string,
  { tldr, source, sentences }: ModelDraft,
  tokens: number | null,
): Promise<Outcome> {
  return sql.begin(async (tx) => {
    const same = await tx`
      select from studies where id = ${claim.studyId} and title = ${claim.title}
        and abstract = ${JSON.stringify(claim.abstract)}::text::jsonb for no key update`
    const written = await tx`
      update study_summaries m set version = m.version + 1, tldr = ${tldr}, refusal = null,
        paragraph = ${sentences.map(({ text }) => text).join(' ')}, sentences = ${JSON.stringify(sentences)}::text::jsonb, source_section = ${source.section},
        source_start = ${source.start}, source_end = ${source.end}, drafted_by = ${model}, drafted_at = clock_timestamp()
      where ${same.length > 0} and m.study_id = ${claim.studyId} and m.current and m.maker = 'machine'
        and m.checked_at is null and m.drafted_by = ${MACHINE}
        and not exists (select from study_summaries p
          where p.study_id = m.study_id and (p.maker = 'person' or p.edited_by is not null))
      returning m.study_id`
    const outcome: Outcome = written.length > 0 ? 'kept' : 'overtaken'
    // With another text it is another question, which somebody may be asking by now.
    if (same.length > 0) await tx`update model_drafts set outcome = ${outcome} where study_id = ${claim.studyId}`
    await answered(tx, claim, outcome, { tokens })
    return outcome
  })
}

/** Keeps why the text is not kept; the draft by rules stays. */
export async function refuseDraft(
  sql: postgres.Sql,
  claim: Claim,
  reason: ModelRefusal,
  words: string,
  tokens: number | null,
): Promise<Outcome> {
  return sql.begin(async (tx) => {
    await tx`update model_drafts set outcome = 'refused', reason = ${reason} where study_id = ${claim.studyId}`
    await answered(tx, claim, 'refused', { reason, words, tokens })
    return 'refused' as const
  })
}

/**
 * Keeps why there was no answer, and asks again later: each time four times as late, at most so often, and not counted
 * where the model itself was away or let nobody ask.
 */
export async function putOff(sql: postgres.Sql, claim: Claim, fault: ModelFault, pace: Pace): Promise<Outcome> {
  return sql.begin(async (tx) => {
    const isAway = fault.reason === 'away' || fault.reason === 'too many questions'
    const attempts = claim.attempts - (isAway ? 1 : 0)
    const wait = Math.max(fault.waitMs, pace.backoffMs * 4 ** Math.max(0, attempts - 1))
    await tx`
      update model_drafts set attempts = ${attempts}, reason = ${fault.reason},
        outcome = ${attempts >= pace.mostAttempts ? 'given up' : null}, run_after = now() + ${wait} * interval '1 millisecond'
      where study_id = ${claim.studyId}`
    await answered(tx, claim, isAway ? 'away' : 'failed', { reason: fault.reason, words: fault.message })
    return isAway ? 'away' : 'failed'
  })
}

type Account = { reason?: string; words?: string; tokens?: number | null }

async function answered(tx: postgres.TransactionSql, claim: Claim, outcome: Outcome, account: Account) {
  await tx`
    update model_attempts set answered_at = now(), outcome = ${outcome}, reason = ${account.reason ?? null},
      words = ${account.words ?? null}, tokens = ${account.tokens ?? null}
    where id = ${claim.attempt}`
}
