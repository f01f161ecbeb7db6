import { sql } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { MACHINE } from '@/lib/summaries/summary'
import type { ModelSettings } from '@/lib/summaries/summary-model'

/** How far a hospital's language model is, and what became of what it said. */
export type ModelDrafting = {
  model: string
  kept: number
  /** Texts that were not kept and studies that were given up, by reason, the commonest first. */
  unkept: { outcome: 'refused' | 'given up'; reason: string; studies: number }[]
  /** Studies that it may still be asked about, now or later. */
  waiting: number
  /** Questions that are left of the last 24 hours' budget. */
  callsLeft: number
  /** The last question, where that was answered badly or not at all. */
  fault: { at: Date; words: string } | null
}

/** For those who look after the portal; null for others, and where there is no model. */
export async function readModelDrafting(viewer: Viewer, settings: ModelSettings | null): Promise<ModelDrafting | null> {
  if (!settings || !can(viewer, 'index.read')) return null
  return withViewer(viewer, async (tx) => {
    const unkept = await tx.execute<ModelDrafting['unkept'][number]>(sql`
      select outcome, reason, count(*)::int as studies from model_drafts
      where outcome in ('refused', 'given up') group by outcome, reason order by count(*) desc, reason`)
    const [state] = await tx.execute<{ kept: number; waiting: number; calls: number }>(sql`
      select (select count(*)::int from model_drafts where outcome = 'kept') as kept,
        (select count(*)::int from study_summaries m left join model_drafts d on d.study_id = m.study_id
          where m.current and m.maker = 'machine' and m.checked_at is null and m.drafted_by = ${MACHINE}
            and (m.refusal is null or m.refusal in ('no clear finding', 'nothing that can stand alone'))
            and (d.outcome is null or (d.outcome in ('refused', 'given up') and d.model <> ${settings.name}))) as waiting,
        (select count(*)::int from model_attempts
          where asked_at > now() - interval '24 hours' and outcome is distinct from 'away') as calls`)
    const [last] = await tx.execute<{ outcome: string; words: string; at: number }>(sql`
      select outcome, words, extract(epoch from answered_at)::float8 as at from model_attempts
      where outcome is not null order by id desc limit 1`)
    const isFault = last?.outcome === 'failed' || last?.outcome === 'away'
    return {
      model: settings.name,
      kept: state?.kept ?? 0,
      unkept: [...unkept],
      waiting: state?.waiting ?? 0,
      callsLeft: Math.max(0, settings.callsADay - (state?.calls ?? 0)),
      fault: last && isFault ? { at: new Date(last.at * 1000), words: last.words } : null,
    }
  })
}
