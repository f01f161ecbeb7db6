import { expect, it } from 'vitest'
import { eraseJob } from '@/db/access/erase-job'
import { eraseOn } from '@/db/access/erasures'
import { disablePerson, listPeople } from '@/db/access/people'
import { OPERATOR } from '@/lib/access/viewer'
import { asOwner } from '../../support/corpus'
import { runOnce } from '../../support/mail'
import { makeHoldings } from '../../support/matrix/holdings'

/** Columns that may still say who it was, by an id that leads to no name: what others have, and the trail. */
const KEPT = `
  comments.author_id comments.resolved_by erasures.user_id group_members.user_id groups.created_by import_uploads.user_id
  imports.asked_by invitations.invited_by list_grants.granted_by list_grants.user_id list_items.added_by mentions.user_id
  notices.actor_id notice_fanouts.actor_id questions.answered_by questions.asked_by reading_lists.created_by
  legal_holds.user_id legal_holds.created_by summaries.checked_by summaries.edited_by summary_versions.edited_by club_sessions.led_by club_candidates.proposed_by
  corpus_queries.created_by claim_mappings.created_by scim_tokens.created_by corpus_query_runs.asked_by source_runs.asked_by verdicts.created_by verdicts.owner_id`
  .trim()
  .split(/\s+/)

/** What colleagues have as well, and what was brought into the corpus. */
const OF_OTHERS_TOO =
  /^(?:groups group|club_sessions (?:\w+-)?club$|verdicts (?:\w+-)?verdict$|questions group-question$|import_upload|reading_lists (?:shared-)?list(?:-question)?$|list_items reason$)/

it('leaves nothing in any table that was somebody’s own', async () => {
  const { holdings } = await makeHoldings()
  const ada = holdings.ada.userId
  const columns = await asOwner(
    (sql) => sql<{ table: string; column: string }[]>`
      select c.conrelid::regclass::text as table, a.attname as column
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
      where c.contype = 'f' and c.confrelid = 'users'::regclass`,
  )
  const named = () =>
    asOwner(async (sql) => {
      const found: string[] = []
      for (const { table, column } of columns) {
        const [row] = await sql.unsafe(`select count(*)::int as n from ${table} where ${column} = '${ada}'`)
        if (row?.n > 0) found.push(`${table}.${column}`)
      }
      return found
    })
  const before = await named()
  expect(before.length).toBeGreaterThan(30)
  const person = (await listPeople(OPERATOR)).find(({ id }) => id === ada)
  await disablePerson(OPERATOR, { userId: ada, version: person?.version as number })
  const version = (person?.version as number) + 1
  await eraseOn(OPERATOR, { userId: ada, version, on: new Date().toISOString().slice(0, 10) })
  // A mail about one's own account would be waited for.
  await asOwner((sql) => sql`update account_events set happened_at = now() - interval '4 days'`)
  await runOnce(eraseJob({ folder: null, erasesComments: true }))
  expect(await asOwner((sql) => sql`select name from users where id = ${ada}`)).toEqual([{ name: 'Former member' }])
  expect((await named()).filter((column) => !KEPT.includes(column))).toEqual([])
  // Whoever adds a table says in the function of the database what becomes of it.
  expect(before.filter((column) => !KEPT.includes(column)).length).toBeGreaterThan(15)
  const left = await asOwner(async (sql) => {
    const tables = await sql<{ name: string }[]>`
      select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`
    const found = new Set<string>()
    for (const { name } of tables) {
      const rows = await sql.unsafe(`select t::text as was from ${name} t where t::text like '%cn-ada-%'`)
      for (const { was } of rows)
        for (const [word] of was.matchAll(/cn-ada-[\w-]+/g)) found.add(`${name} ${word.slice(7)}`)
    }
    return [...found].sort()
  })
  expect(left.filter((one) => !OF_OTHERS_TOO.test(one))).toEqual([])
  expect(left.length).toBeGreaterThan(10)
  expect(await asOwner((sql) => sql`select 1 from account_events where user_id = ${ada}`)).toEqual([])
})
