import type postgres from 'postgres'
import { PERSONS_LEVEL } from '@/db/import/corpus/study-writer'
import type { Design } from '@/lib/evidence/design'
import { DRAFTER } from '@/lib/evidence/drafted-summary'
import { judgeDesign } from '@/lib/evidence/judge/judge-design'
import type { AbstractSection } from '@/lib/studies/citable-text'
import { writeGeneratedSummaries } from './write-generated-summaries'

/** Studies drafted in one transaction. */
const AT_ONCE = 500

/**
 * Drafts the next studies that were here before this drafter, and judges their designs again: those that stand otherwise
 * now are queued for search. False where none are left. What a kill undoes is one piece; the next call goes on there.
 */
export async function generateWaiting(sql: postgres.Sql): Promise<boolean> {
  const [open] = await sql`
    select coalesce((select finished_at is null from draftings where drafter = ${DRAFTER}), true) as open`
  if (!open?.open) return false
  return sql.begin(async (tx) => {
    await tx`insert into draftings (drafter) values (${DRAFTER}) on conflict do nothing`
    const [drafting] = await tx`
      select through from draftings where drafter = ${DRAFTER} and finished_at is null for update skip locked`
    if (!drafting) return false
    const studies = await tx<Judged[]>`
      select s.id::int, s.source, s.title, s.abstract, s.publication_types as "publicationTypes", s.design, s.level,
        array(select descriptor from mesh_headings m where m.study_id = s.id) as headings,
        exists (select from study_summaries m where m.study_id = s.id and m.current
          and (m.maker <> 'machine' or m.drafter = ${DRAFTER})) as drafted,
        ${tx.unsafe(PERSONS_LEVEL)} as "personsLevel"
      from studies s where s.id > ${drafting.through} order by s.id limit ${AT_ONCE} for no key update of s`
    const last = studies.at(-1)
    if (!last) {
      await tx`update draftings set finished_at = now() where drafter = ${DRAFTER}`
      return false
    }
    const judged = studies.map((study) => ({ study, ...judgeAgain(study) }))
    await writeGeneratedSummaries(
      tx,
      judged.filter(({ study }) => !study.drafted).map(({ study, design }) => ({ ...study, design })),
    )
    await writeDesigns(tx, judged)
    await tx`update draftings set through = ${last.id} where drafter = ${DRAFTER}`
    return true
  })
}

type Judged = {
  id: number
  source: string
  title: string
  abstract: AbstractSection[]
  publicationTypes: string[]
  design: Design | null
  level: number | null
  headings: string[]
  drafted: boolean
  /** Null where no person set one. */
  personsLevel: number | null
}

/** A design that a person has read from a study of the demonstration corpus is not the portal's to judge, nor a person's level. */
function judgeAgain({ source, title, abstract, publicationTypes, headings, ...stored }: Judged) {
  if (source === 'demo') return { design: stored.design, level: stored.level }
  const meshHeadings = headings.map((descriptor) => ({ descriptor }))
  const { design, level } = judgeDesign({ title: { text: title }, abstract, publicationTypes, meshHeadings })
  return { design, level: stored.personsLevel ?? level }
}

async function writeDesigns(
  tx: postgres.TransactionSql,
  judged: { study: Judged; design: Design | null; level: number | null }[],
): Promise<void> {
  const changed = judged.flatMap(({ study: { id, ...stored }, design, level }) =>
    design === stored.design && level === stored.level ? [] : [{ id, design, level }],
  )
  if (changed.length === 0) return
  // A person's level is read once more: whoever held a study while it was waited for may have set one.
  await tx`
    update studies s set design = t.design, level = coalesce(${tx.unsafe(PERSONS_LEVEL)}, t.level)
    from jsonb_to_recordset(${JSON.stringify(changed)}::text::jsonb) as t (id bigint, design text, level smallint)
    where s.id = t.id`
  await tx`
    insert into search_queue (study_id) select unnest(${changed.map(({ id }) => id)}::bigint[]) on conflict do nothing`
}
