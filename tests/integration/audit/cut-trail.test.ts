import type postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listAuditEvents } from '@/db/audit/audit-trail'
import { cutTrail } from '@/db/audit/cut-trail'
import { type ChainHead, readChainHead, verifyChain } from '@/db/audit/verify-chain'
import { connect } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { changePeriod } from '@/db/retention/change-period'
import { readRetention } from '@/db/retention/read-retention'
import type { Person } from '@/lib/access/viewer'
import { eventSentence } from '@/lib/events/event-sentence'
import { asOwner } from '../../support/corpus'
import { launch } from '../../support/launched'
import { makePerson } from '../../support/people'

const SECRET = 'a secret that seals cookies'

let ada: Person
let ben: Person
let chief: Person
let worker: postgres.Sql

beforeAll(() => {
  worker = connect(process.env.DATABASE_URL as string, 'precis_import', 1)
})
afterAll(() => worker.end())

/** Six events that are two years old, and three of today. */
beforeEach(async () => {
  ;[ada, ben, chief] = [await makePerson('Ada'), await makePerson('Ben'), await makePerson('Chief', 'administrator')]
  await asOwner(async (sql) => {
    await sql`truncate audit_events, audit_chain, audit_stub, retention_periods, legal_holds`
    await sql`alter table audit_events alter column at set default now() - interval '2 years'`
  })
  await record(6)
  await asOwner((sql) => sql`alter table audit_events alter column at set default now()`)
  await record(3)
})

async function record(events: number) {
  for (let event = 0; event < events; event++)
    await withViewer(event === 4 ? ben : ada, (tx) => recordEvent(tx, event === 4 ? ben : ada, 'list.create', null))
}

const verified = (known?: ChainHead, secret: string | null = SECRET) =>
  asOwner((sql) => verifyChain(sql, { known, secret }))
const keepAYear = () => changePeriod(chief, { kind: 'audit', days: 365, version: 0 })
const due = async () => (await readRetention(chief, new Date()))?.find(({ kind }) => kind === 'audit')?.due
const tamper = (work: (tx: postgres.TransactionSql) => Promise<unknown>) =>
  asOwner((sql) =>
    sql.begin(async (tx) => {
      await tx`set local session_replication_role = 'replica'`
      await work(tx)
    }),
  )

test('without a period the trail stays whole', async () => {
  expect(await due()).toBe(0)
  expect(await cutTrail(worker, SECRET)).toEqual({ deleted: 0, done: true })
  expect(await verified()).toMatchObject({ events: 9, cutAt: null, fault: null })
})

test('its old beginning is deleted as was counted, and what is left is one chain from a signed line on', async () => {
  const early = await asOwner(readChainHead)
  await keepAYear()
  expect(await due()).toBe(6)
  expect(await cutTrail(worker, SECRET)).toMatchObject({ deleted: 6 })
  expect(await due()).toBe(0)
  expect(await cutTrail(worker, SECRET)).toMatchObject({ deleted: 0 })
  // Three of today, the change of the period, and the cut.
  expect(await verified()).toMatchObject({ events: 5, cutAt: 6, head: { seq: 11 }, fault: null })
  const [latest] = (await listAuditEvents(chief)) ?? []
  expect(latest && eventSentence(latest)).toBe('The 6 oldest events were deleted, as they were old enough')
  // An end from before the cut still fits, and the trail goes on.
  expect(await verified(early ?? undefined)).toMatchObject({ fault: null })
  await record(2)
  expect(await verified()).toMatchObject({ events: 7, head: { seq: 13 }, fault: null })
})

test('a beginning that somebody else has cut off, or a line that was changed, is found', async () => {
  await keepAYear()
  await cutTrail(worker, SECRET)
  expect((await verified(undefined, 'another secret')).fault).toContain('the portal has not signed that')
  expect((await verified(undefined, null)).fault).toContain('without AUTH_SECRET')
  // One link more is gone, with the line moved there.
  await tamper(async (tx) => {
    await tx`update audit_stub s set seq = c.seq, hash = c.hash from audit_chain c where c.seq = 7`
    await tx`delete from audit_events where id = (select event_id from audit_chain where seq = 7)`
    await tx`delete from audit_chain where seq = 7`
  })
  expect((await verified()).fault).toContain('The trail was cut at link 7, and the portal has not signed that')
  await tamper((tx) => tx`delete from audit_stub`)
  expect((await verified()).fault).toBe('Links 1 to 7 are missing.')
})

test.each(['until', 'seq', 'hash', 'signature'])('a changed %s of the line is found', async (column) => {
  await keepAYear()
  await cutTrail(worker, SECRET)
  const changed = { until: "until + interval '1 microsecond'", seq: 'seq - 1', hash: "hash || 'x'", signature: "'x'" }
  await tamper((tx) => tx.unsafe(`update audit_stub set ${column} = ${changed[column as 'seq']}`))
  expect((await verified()).fault).toContain('the portal has not signed that')
})

test('what is held stays, with everything after it; what was tampered with is not cut away', async () => {
  await keepAYear()
  await asOwner(
    (sql) => sql`insert into legal_holds (user_id, reason, created_by) values (${ben.id}, 'A case.', ${chief.id})`,
  )
  expect(await due()).toBe(4)
  expect(await cutTrail(worker, SECRET)).toMatchObject({ deleted: 4 })
  expect(await verified()).toMatchObject({ cutAt: 4, fault: null })
  await asOwner((sql) => sql`update legal_holds set lifted_at = now()`)
  await tamper(
    (tx) => tx`update audit_events set subject_id = 'x' where id = (select event_id from audit_chain where seq = 6)`,
  )
  expect(await cutTrail(worker, SECRET)).toMatchObject({ deleted: 1 })
  expect((await verified()).fault).toContain('(link 6) is not as it was recorded')
  await asOwner((sql) => sql`insert into legal_holds (reason, created_by) values ('Everybody.', ${chief.id})`)
  expect(await due()).toBe(0)
})

test('the last link stays, so that the chain goes on from it', async () => {
  await tamper((tx) => tx`delete from audit_events where at > now() - interval '1 day'`)
  await tamper((tx) => tx`delete from audit_chain where event_id not in (select id from audit_events)`)
  await asOwner((sql) => sql`insert into retention_periods (kind, days) values ('audit', 365)`)
  expect(await cutTrail(worker, SECRET)).toMatchObject({ deleted: 5 })
  // The cut is an event, too.
  expect(await verified()).toMatchObject({ events: 2, cutAt: 5, head: { seq: 7 }, fault: null })
  expect(await cutTrail(worker, SECRET)).toMatchObject({ deleted: 1 })
  expect(await verified()).toMatchObject({ fault: null })
})

test('a command verifies it with the secret of the portal', async () => {
  await keepAYear()
  await cutTrail(worker, SECRET)
  const verify = (secret: string) =>
    launch(['bin/audit.ts', 'verify'], { DATABASE_URL: process.env.DATABASE_URL as string, AUTH_SECRET: secret })
  const good = verify(SECRET)
  expect(await good.ended, good.err).toBe(0)
  expect(good.out).toContain('Those up to link 6 were deleted as old by the portal')
  const bad = verify('another secret that seals nothing')
  expect(await bad.ended).toBe(1)
  expect(bad.err).toContain('The trail was cut at link 6')
})
