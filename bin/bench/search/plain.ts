import type postgres from 'postgres'

/** What a text search is without anything of ours: a tsvector as PostgreSQL stores it, and an index. */
export async function makePlain(owner: postgres.Sql): Promise<void> {
  await owner`create table plain_documents as select study_id, ts_filter(document, '{a,b,c,d}') as document from search_documents`
  await owner`create index on plain_documents using gin (document)`
  await owner`vacuum analyze plain_documents`
}

/** The twenty best studies by `ts_rank_cd`. */
export async function plainSearch(owner: postgres.Sql, words: string, phrase: boolean): Promise<void> {
  const query = phrase ? owner`phraseto_tsquery('english', ${words})` : owner`plainto_tsquery('english', ${words})`
  await owner`
    select study_id from plain_documents, ${query} query where document @@ query
    order by ts_rank_cd(document, query) desc, study_id limit 20`
}
