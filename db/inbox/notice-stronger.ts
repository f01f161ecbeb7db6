import type { Job } from '@/db/jobs/job'
import type { KeyFacts } from '@/lib/summaries/summary'
import { asksTheSame } from '@/lib/verdicts/same-question'

type Candidate = { study: number; citing: number; facts: KeyFacts | null; citingFacts: KeyFacts | null }

/**
 * Every night: notifies those who keep a study in a list, or wrote a note on it, of stronger evidence on the same question
 * that has come since and cites it. Run again it writes no notice twice.
 */
export const NOTICE_STRONGER: Job = {
  kind: 'stronger-evidence',
  key: 'stronger-evidence',
  maxAttempts: 10,
  at: '51 2 * * *',
  run: async ({ sql, signal, progress }) => {
    const candidates = await sql<Candidate[]>`
      select c.study::int, c.citing::int, own.facts, other.facts as "citingFacts"
      from app.stronger_candidates() c
      left join study_summaries own on own.study_id = c.study and own.current
      left join study_summaries other on other.study_id = c.citing and other.current
      order by c.study, c.citing`
    let done = 0
    for (const { study, citing, facts, citingFacts } of candidates) {
      if (signal.aborted) return
      if (!asksTheSame(facts, citingFacts)) continue
      await sql`select app.write_stronger_notices(${study}, ${citing})`
      await progress(++done, null)
    }
  },
}
