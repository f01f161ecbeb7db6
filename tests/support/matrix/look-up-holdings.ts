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

/** PubMed, switched on, with a key. */
export async function openSource(sql: postgres.Sql): Promise<void> {
  await sql`insert into sources (key, is_on, contact) values ('pubmed', true, 'library@hospital.example')`
  await sql`insert into source_secrets (source, secret) values ('pubmed', 'cn-the-key-of-nobody')`
  await sql`insert into source_limits (source, last_ok_at) values ('pubmed', now())`
}
