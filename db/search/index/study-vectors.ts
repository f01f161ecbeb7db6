import type postgres from 'postgres'
import { DIMENSIONS, type LatentSpace, vectorOf, type WordCounts } from '@/lib/search/latent-space'

/** Studies that get their place in a new space at a time. */
const AT_ONCE = 500

/** Words of a document `d`, stemmed, and in how many places of its title, summary and abstract each stands. */
export const wordCounts = (sql: postgres.Sql | postgres.TransactionSql) => sql`(
  select coalesce(array_agg(lexeme), '{}') as words, coalesce(array_agg(cardinality(positions)), '{}') as counts
  from unnest(ts_filter(d.document, '{a,b,c}')) where lexeme ~ '^[a-z][a-z0-9]*$')`

/** Gives studies whose documents were just written their place in every space there is, in the same transaction. */
export async function writeVectors(tx: postgres.TransactionSql, studyIds: readonly number[]): Promise<void> {
  const spaces = await tx<Space[]>`select id, learned_at::text as "learnedAt" from search_spaces`
  if (spaces.length === 0) return
  await tx`delete from search_study_vectors where study_id = any(${studyIds as number[]}::bigint[])`
  const documents = await tx<Document[]>`
    select d.study_id::int as id, w.words, w.counts from search_documents d cross join lateral ${wordCounts(tx)} w
    where d.study_id = any(${studyIds as number[]}::bigint[]) order by d.study_id`
  for (const space of spaces) await insert(tx, space, documents)
}

/** Gives the next studies their place in a space that is being filled; false once all have one. */
export async function fillVectors(sql: postgres.Sql, id: number): Promise<boolean> {
  return sql.begin(async (tx) => {
    const [space] = await tx<(Space & { through: string })[]>`
      select id, learned_at::text as "learnedAt", through from search_spaces where id = ${id} for no key update`
    if (!space) return false
    const documents = await tx<Document[]>`
      select d.study_id::int as id, w.words, w.counts
      from (
        select study_id, tier from search_documents where study_id > ${space.through}
        order by study_id limit ${AT_ONCE}
      ) next
      join search_documents d on d.study_id = next.study_id and d.tier = next.tier
      cross join lateral ${wordCounts(tx)} w
      order by d.study_id`
    const last = documents.at(-1)
    if (!last) return false
    await insert(tx, space, documents)
    await tx`update search_spaces set through = ${last.id} where id = ${space.id}`
    return true
  })
}

type Space = { id: number; learnedAt: string }
type Document = WordCounts & { id: number }

async function insert(tx: postgres.TransactionSql, space: Space, documents: readonly Document[]) {
  const words = await wordsOf(tx, space)
  const vectors = documents.map((document) => bytesOf(vectorOf(words, document)))
  // Whoever wrote a document meanwhile has written its vector too.
  await tx`
    insert into search_study_vectors (space, study_id, vector)
    select ${space.id}, id, decode(vector, 'hex')
    from unnest(${documents.map(({ id }) => id)}::bigint[], ${vectors}::text[]) as v (id, vector)
    on conflict do nothing`
}

/** The spaces that documents were last written in: there is one, or two while one is being filled. */
const held = new Map<string, LatentSpace>()
const HELD = 2

async function wordsOf(tx: postgres.TransactionSql, { id, learnedAt }: Space): Promise<LatentSpace> {
  const key = `${id} ${learnedAt}`
  const known = held.get(key)
  if (known) return known
  const rows = await tx<{ word: string; vector: string }[]>`
    select word, encode(vector, 'hex') as vector from search_word_vectors where space = ${id}`
  const words = new Map(rows.map(({ word, vector }) => [word, wordVector(vector)]))
  const [oldest] = held.keys()
  if (held.size >= HELD && oldest !== undefined) held.delete(oldest)
  held.set(key, words)
  return words
}

/** How vectors are kept: floats of words and bytes of studies as they lie in memory, the lowest byte first. */
export const bytesOf = (vector: Float32Array | Int8Array): string =>
  Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('hex')

export function wordVector(hex: string): Float32Array {
  const bytes = Buffer.from(hex, 'hex')
  return Float32Array.from({ length: DIMENSIONS }, (_, index) => bytes.readFloatLE(4 * index))
}

/** Of a study that has none: nowhere. */
export const studyVector = (hex: string | null): Int8Array =>
  hex === null ? new Int8Array(DIMENSIONS) : new Int8Array(Buffer.from(hex, 'hex'))
