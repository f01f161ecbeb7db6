import { setImmediate as pause } from 'node:timers/promises'
import type postgres from 'postgres'
import { latentSpaceOf } from '@/lib/search/latent-space'
import { bytesOf, fillVectors, wordCounts } from './study-vectors'

/** Documents that a space is learned from, whichever they are: more of them change little. */
const LEARNED_FROM = 16_000
/** In a smaller corpus a space says nothing … */
const LEAST = 1_000
/** … and in one so many times larger or smaller than it was it is learned again. */
const OUTGROWN = 2

const WORDS_AT_ONCE = 2_000

/**
 * Does a piece of what there is to do for the latent space: learns one where there is none or the corpus has outgrown
 * it, or gives some studies their place in one that is new; false where nothing is left. Searches go by a new space
 * once all studies are in it, and by the former one until then.
 */
export async function keepSpace(sql: postgres.Sql): Promise<boolean> {
  const [open] = await sql`select id from search_spaces where finished_at is null order by id desc limit 1`
  if (!open) return learn(sql)
  if (await fillVectors(sql, open.id)) return true
  await sql.begin(async (tx) => {
    await tx`update search_spaces set finished_at = now() where id = ${open.id}`
    await tx`delete from search_study_vectors where space <> ${open.id}`
    await tx`delete from search_spaces where id <> ${open.id}`
  })
  return true
}

async function learn(sql: postgres.Sql): Promise<boolean> {
  const [corpus] = await sql`
    select coalesce((select studies from search_statistics), 0) as now,
      (select studies from search_spaces order by id desc limit 1) as learned`
  const { now, learned } = corpus as unknown as { now: number; learned: number | null }
  const isOutgrown = learned === null || now >= OUTGROWN * learned || learned >= OUTGROWN * now
  if (now < LEAST || !isOutgrown) return false
  const documents = await sql<{ words: string[]; counts: number[] }[]>`
    select w.words, w.counts
    from (
      select study_id, tier from search_documents order by hashint8(study_id), study_id limit ${LEARNED_FROM}
    ) sample
    join search_documents d on d.study_id = sample.study_id and d.tier = sample.tier
    cross join lateral ${wordCounts(sql)} w
    order by d.study_id`
  const space = [...(await latentSpaceOf(documents, pause))]
  await sql.begin(async (tx) => {
    const [made] = await tx`insert into search_spaces (studies) values (${now}) returning id`
    for (let from = 0; from < space.length; from += WORDS_AT_ONCE) {
      const some = space.slice(from, from + WORDS_AT_ONCE)
      await tx`
        insert into search_word_vectors (space, word, vector)
        select ${made?.id}, word, decode(vector, 'hex')
        from unnest(${some.map(([word]) => word)}::text[], ${some.map(([, vector]) => bytesOf(vector))}::text[])
          as w (word, vector)`
    }
  })
  return true
}
