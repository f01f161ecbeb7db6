import type { ImportSql } from '@/db/connection/copy-rows'
import { demoSourceKey } from './demo-records'
import type { DemoStudy } from './demo-study'

/** A study of the demonstration corpus as the database has it. */
export type StoredDemoStudy = {
  id: number
  pmid: number | null
  revision: string
  /** Its record is still that of the demonstration. */
  isOurs: boolean
}

/**
 * Studies of the demonstration corpus by key: by PMID where there is one, otherwise by the corpus's own key, or by the
 * title where the PMID was learned from elsewhere.
 */
export async function findDemoStudies(tx: ImportSql, corpus: DemoStudy[]): Promise<Map<string, StoredDemoStudy>> {
  const rows = await tx`
    with wanted as (
      select * from unnest(${corpus.map(({ key }) => key)}::text[], ${corpus.map(sourceKey)}::text[],
        ${corpus.map(({ title }) => title)}::text[]) as w (key, source_key, title)
    ), found as (
      select w.key, s.id from wanted w join studies s on s.source_key = w.source_key
      union
      select w.key, s.id from wanted w join studies s on app.title_key(s.title) = app.title_key(w.title)
        and s.title = w.title and s.source = 'demo'
    )
    select f.key, s.id::int, s.pmid, s.revision, s.source = 'demo' as ours
    from found f join studies s on s.id = f.id`
  return new Map(rows.map(({ key, id, pmid, revision, ours }) => [key, { id, pmid, revision, isOurs: ours }]))
}

const sourceKey = ({ key, pmid }: DemoStudy) => (pmid ? `pmid:${pmid}` : demoSourceKey(key))
