import type { Job } from '@/db/jobs/job'
import type { KeyFacts } from '@/lib/summaries/summary'
import { asksTheSame } from '@/lib/verdicts/same-question'

type Candidate = { verdict: string; citing: number; facts: KeyFacts | null; citingFacts: KeyFacts | null }

/**
 * Every night: puts verdicts under review that stronger evidence on the same question has come to, and notifies owners of
 * those that are to be reviewed. Run again it does nothing twice.
 */
export const REVIEW_VERDICTS: Job = {
  kind: 'verdicts',
  key: 'verdicts',
  maxAttempts: 10,
  at: '41 2 * * *',
  run: async ({ sql, signal, progress }) => {
    const candidates = await sql<Candidate[]>`
      select c.verdict, c.citing::int, own.facts, other.facts as "citingFacts"
      from app.outranking_candidates() c
      left join study_summaries own on own.study_id = c.study and own.current
      left join study_summaries other on other.study_id = c.citing and other.current
      order by c.verdict, c.citing`
    let done = 0
    for (const { verdict, citing, facts, citingFacts } of candidates) {
      if (signal.aborted) return
      if (!asksTheSame(facts, citingFacts)) continue
      await sql`select app.outrank_verdict(${verdict}, ${citing})`
      await progress(++done, null)
    }
    const [row] = await sql<{ written: number }[]>`
      select app.write_verdict_notices((now() at time zone 'UTC')::date) as written`
    await progress(done + (row?.written ?? 0), null)
  },
}
