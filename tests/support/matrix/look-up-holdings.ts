import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import type { Holding, Name } from './holdings'

type LookUps = Pick<Holding, 'lookUpId' | 'failedLookUpId'>

/** What somebody has asked PubMed for: a search that waits, one that failed, and records that were fetched. */
export async function makeLookUps(sql: postgres.Sql, name: Name, userId: string): Promise<LookUps> {
  const text = `cn-${name}-look-up`
  const [lookUpId, failedLookUpId] = [randomUUID(), randomUUID()]
  await sql`
    insert into look_ups (id, user_id, source, kind, term, pmids, state, fault, created_at) values
      (${lookUpId}, ${userId}, 'pubmed', 'search', ${text}, '{}', 'waiting', null, now() - interval '3 hours'),
      (${failedLookUpId}, ${userId}, 'pubmed', 'search', ${text}, '{}', 'failed', 'none', now() - interval '2 hours'),
      (${randomUUID()}, ${userId}, 'pubmed', 'records', null, '{101}', 'waiting', null, now() - interval '1 hour')`
  return { lookUpId, failedLookUpId }
}

/** What PubMed is asked by night: nobody's own, and every editor's. */
export const CORPUS_QUERY_ID = '0c000000-0000-4000-8000-000000000001'

/** One time that iCite was asked. */
export const SOURCE_RUN_ID = '0d000000-0000-4000-8000-000000000001'

/** PubMed, iCite and Europe PMC, switched on, PubMed with a key, and with a query that has run once. */
export async function openSource(sql: postgres.Sql): Promise<void> {
  await sql`insert into sources (key, is_on, contact) values ('pubmed', true, 'library@hospital.example'),
    ('icite', true, 'library@hospital.example'), ('europe-pmc', true, 'library@hospital.example')`
  await sql`insert into source_secrets (source, secret) values ('pubmed', 'cn-the-key-of-nobody')`
  await sql`insert into source_limits (source, last_ok_at) values ('pubmed', now())`
  await sql`
    insert into corpus_queries (id, source, kind, name, term, since, rhythm, most_records, next_at)
    values (${CORPUS_QUERY_ID}, 'pubmed', 'query', 'imp-query', 'herons', '2026-01-01', 'day', 2000, now() + interval '1 day')`
  await sql`
    insert into corpus_query_runs (query_id, is_trial, state, fault, ended_at)
    values (${CORPUS_QUERY_ID}, false, 'failed', 'imp-query-fault', now())`
  await sql`
    insert into source_runs (id, source, state, fault, ended_at)
    values (${SOURCE_RUN_ID}, 'icite', 'failed', 'imp-source-fault', now())`
}
