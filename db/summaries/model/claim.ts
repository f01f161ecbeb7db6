import type postgres from 'postgres'
import type { AbstractSection } from '@/lib/studies/citable-text'
import { MACHINE } from '@/lib/summaries/summary'

/** Any number will do as long as nobody else in this database uses it. */
const CLAIM_LOCK = 7_412_042

/** A study that a language model is asked about now, with the text it is asked about. */
export type Claim = { attempt: number; attempts: number; studyId: number; title: string; abstract: AbstractSection[] }

/** How often and how soon one study is asked about, in milliseconds. */
export type Pace = { mostAttempts: number; backoffMs: number; lostAfterMs: number }

/** A walk from the newest study down begins again after so long; studies whose record changes meanwhile wait for it. */
const WALK_MS = 15 * 60_000
/** Studies looked through in one query: what it costs is then the same in a corpus of any size. */
const AT_ONCE = 5_000

/** How far down from the newest study everything was asked about, so that each question does not look there again. */
export class Walk {
  #below = Number.MAX_SAFE_INTEGER
  #until = 0
  #newest = 0

  /** Studies with lower numbers are still to be looked at: all, once it is time or there is a newer one. */
  below(now: number, newest: number): number {
    if (now >= this.#until || newest > this.#newest) {
      this.#until = now + WALK_MS
      this.#newest = newest
      this.#below = Number.MAX_SAFE_INTEGER
    }
    return this.#below
  }

  reached(studyId: number) {
    this.#below = studyId
  }
}

/**
 * The next study for the model within the budget, marked as asked before anybody is: a process that is killed has spent
 * what it asked, and its study is asked again once the question counts as lost. Null where nothing waits, or the budget
 * of the last 24 hours is spent.
 */
export async function claimNext(
  sql: postgres.Sql,
  model: string,
  callsADay: number,
  pace: Pace,
  walk = new Walk(),
): Promise<Claim | null> {
  return sql.begin(async (tx) => {
    // Two portals of one database share one budget.
    await tx`select pg_advisory_xact_lock(${CLAIM_LOCK})`
    await giveUp(tx, pace)
    if (await isSpent(tx, callsADay)) return null
    const study = await nextStudy(tx, model, walk)
    if (!study) return null
    const [row] = await tx`
      insert into model_drafts as d (study_id, model, attempts, run_after)
      values (${study.studyId}, ${model}, 1, now() + ${pace.lostAfterMs} * interval '1 millisecond')
      on conflict (study_id) do update set model = excluded.model, run_after = excluded.run_after, outcome = null,
        reason = null, attempts = case when d.outcome is null then d.attempts + 1 else 1 end
      returning attempts`
    const [attempt] = await tx`
      insert into model_attempts (study_id, model) values (${study.studyId}, ${model}) returning id::int`
    return { ...study, attempt: attempt?.id, attempts: row?.attempts }
  })
}

/** Whether a study waits and the budget of the last 24 hours has something left. */
export async function isAnythingToAsk(
  sql: postgres.Sql,
  model: string,
  callsADay: number,
  walk: Walk,
): Promise<boolean> {
  return sql.begin(async (tx) => !(await isSpent(tx, callsADay)) && (await nextStudy(tx, model, walk)) !== undefined)
}

async function isSpent(tx: postgres.TransactionSql, callsADay: number): Promise<boolean> {
  const [spent] = await tx`
    select count(*)::int as calls from model_attempts
    where asked_at > now() - interval '24 hours' and outcome is distinct from 'away'`
  return spent?.calls >= callsADay
}

/** Studies whose last question was lost with its process. */
async function giveUp(tx: postgres.TransactionSql, { mostAttempts }: Pace): Promise<void> {
  await tx`
    update model_drafts set outcome = 'given up', reason = coalesce(reason, 'interrupted')
    where outcome is null and attempts >= ${mostAttempts} and run_after <= now()`
}

type Study = Pick<Claim, 'studyId' | 'title' | 'abstract'>

/** One that is to be asked again, then one that somebody has saved in a list, then the newest. */
async function nextStudy(tx: postgres.TransactionSql, model: string, walk: Walk): Promise<Study | undefined> {
  const again = tx`s.id in (select study_id from model_drafts where outcome is null and run_after <= now())`
  const known =
    (await newest(tx, model, again)) ?? (await newest(tx, model, tx`s.id in (select app.studies_in_lists())`))
  if (known) return known
  const [top] = await tx`select coalesce(max(id), 0)::int as id from studies`
  for (let below = walk.below(Date.now(), top?.id); ; ) {
    const [piece] = await tx`
      select min(id)::int as first from (
        select id from studies where id < ${below}::bigint order by id desc limit ${AT_ONCE}) piece`
    const first: number | null = piece?.first ?? null
    const study = first === null ? undefined : await newest(tx, model, tx`s.id >= ${first} and s.id < ${below}::bigint`)
    walk.reached(study?.studyId ?? first ?? 0)
    if (study || first === null) return study
    below = first
  }
}

async function newest(
  tx: postgres.TransactionSql,
  model: string,
  among: postgres.Fragment,
): Promise<Study | undefined> {
  const [study] = await tx<Study[]>`
    select s.id::int as "studyId", s.title, s.abstract from studies s
    join study_summaries m on m.study_id = s.id and m.current and m.maker = 'machine' and m.checked_at is null
      and m.drafted_by = ${MACHINE} and (m.refusal is null or m.refusal in ('no clear finding', 'nothing that can stand alone'))
    left join model_drafts d on d.study_id = s.id
    where ${among} and s.withdrawn_at is null
      and (d.study_id is null or (d.outcome is null and d.run_after <= now())
        or (d.outcome in ('refused', 'given up') and d.model <> ${model}))
      and not exists (select from study_summaries p
        where p.study_id = s.id and (p.maker = 'person' or p.edited_by is not null))
    order by s.id desc limit 1`
  return study
}
