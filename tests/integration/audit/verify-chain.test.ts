import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { beforeEach, describe, expect, it } from 'vitest'
import { type ChainHead, readChainHead, verifyChain } from '@/db/audit/verify-chain'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { createNote } from '@/db/notes/notes'
import type { Person } from '@/lib/access/viewer'
import { asOwner } from '../../support/corpus'
import { launch } from '../../support/launched'
import { makePerson } from '../../support/people'
import { makeStudy } from '../../support/studies'

let ada: Person

beforeEach(async () => {
  await asOwner((sql) => sql`truncate audit_events, audit_chain`)
  ada = await makePerson('Ada')
  for (let event = 0; event < 5; event++)
    await withViewer(ada, (tx) => recordEvent(tx, ada, 'reading.change', String(event), { status: 'read' }))
})

const verified = (known?: ChainHead) => asOwner((sql) => verifyChain(sql, { known, secret: null }))

/** What somebody with all rights does to the database behind the portal's back. */
const tamper = (work: (tx: postgres.TransactionSql) => Promise<unknown>) =>
  asOwner((sql) =>
    sql.begin(async (tx) => {
      await tx`set local session_replication_role = 'replica'`
      await work(tx)
    }),
  )

describe('the chain of the audit trail', () => {
  it('is one, however many add to it at once', async () => {
    const study = await makeStudy()
    const people = await Promise.all(Array.from({ length: 50 }, (_, index) => makePerson(`Person ${index}`)))
    await Promise.all(
      people.map(async (person) => {
        for (let note = 0; note < 8; note++)
          await createNote(person, { key: randomUUID(), studyId: study, body: 'One of many.' })
      }),
    )
    const { events, head, fault } = await verified()
    expect({ events, seq: head?.seq, fault }).toEqual({ events: 405, seq: 405, fault: null })
  })

  it('has no link for what was rolled back', async () => {
    await expect(
      withViewer(ada, async (tx) => {
        await recordEvent(tx, ada, 'list.create', 'none')
        throw new Error('changed my mind')
      }),
    ).rejects.toThrow('changed my mind')
    expect(await verified()).toMatchObject({ events: 5, head: { seq: 5 }, fault: null })
  })

  const ids = () => asOwner(async (sql) => (await sql`select id from audit_events order by id`).map(({ id }) => id))

  it.each([
    [
      'who did it',
      (tx: postgres.TransactionSql, [, id]: string[]) =>
        tx`update audit_events set actor_id = null where id = ${id as string}`,
    ],
    [
      'when',
      (tx: postgres.TransactionSql, [, id]: string[]) =>
        tx`update audit_events set at = at + interval '1 microsecond' where id = ${id as string}`,
    ],
    [
      'a fact',
      (tx: postgres.TransactionSql, [, id]: string[]) =>
        tx`update audit_events set details = '{"status": "unread"}' where id = ${id as string}`,
    ],
    [
      'what it was done to',
      (tx: postgres.TransactionSql, [, id]: string[]) =>
        tx`update audit_events set subject_id = null where id = ${id as string}`,
    ],
  ])('shows the event of which somebody has changed %s', async (_what, change) => {
    const all = await ids()
    await tamper((tx) => change(tx, all))
    expect((await verified()).fault).toBe(
      `Event ${all[1]} (link 2) is not as it was recorded, or does not stand where it did.`,
    )
  })

  it('shows an event that was deleted, with its link or without', async () => {
    const all = await ids()
    await tamper((tx) => tx`delete from audit_events where id = ${all[2]}`)
    expect((await verified()).fault).toBe(`Event ${all[2]} (link 3) was deleted.`)
    await tamper((tx) => tx`delete from audit_chain where event_id = ${all[2]}`)
    expect((await verified()).fault).toBe('Links 3 to 3 are missing.')
  })

  it('shows two that have changed places', async () => {
    const all = await ids()
    await tamper(async (tx) => {
      await tx`update audit_chain set event_id = -1 where event_id = ${all[1]}`
      await tx`update audit_chain set event_id = ${all[1]} where event_id = ${all[3]}`
      await tx`update audit_chain set event_id = ${all[3]} where event_id = -1`
    })
    expect((await verified()).fault).toContain(`Event ${all[3]} (link 2)`)
  })

  it('shows one that was slipped in', async () => {
    await tamper((tx) => tx`insert into audit_events (actor_kind, action) values ('operator', 'list.create')`)
    expect((await verified()).fault).toContain('has no link')
  })

  it('shows by an earlier head that its end was cut off, or that all of it was made anew', async () => {
    const head = (await asOwner(readChainHead)) ?? undefined
    expect((await verified(head)).fault).toBeNull()
    await tamper(async (tx) => {
      await tx`delete from audit_events where id = (select event_id from audit_chain where seq = 5)`
      await tx`delete from audit_chain where seq = 5`
    })
    expect((await verified()).fault).toBeNull()
    expect((await verified(head)).fault).toBe('The chain ends before link 5, which was there once.')
    await withViewer(ada, (tx) => recordEvent(tx, ada, 'list.create', 'another'))
    expect((await verified()).fault).toBeNull()
    expect((await verified(head)).fault).toBe('Link 5 is not the one that was there once.')
  })

  it('is read by a command, whose exit status says what it found', async () => {
    const verify = (...more: string[]) =>
      launch(['bin/audit.ts', 'verify', ...more], { DATABASE_URL: process.env.DATABASE_URL as string })
    const good = verify()
    expect(await good.ended, good.err).toBe(0)
    expect(good.out).toMatch(/^5 events, each as it was recorded\.\nThe chain ends with 5:[0-9a-f]{64}\n/)
    expect(good.out).toContain('compared with no earlier end')
    const [, head = ''] = /ends with (\S+)/.exec(good.out) ?? []
    const compared = verify(head)
    expect(await compared.ended, compared.err).toBe(0)
    expect(compared.out).not.toContain('no earlier end')
    const [first] = await ids()
    await tamper((tx) => tx`update audit_events set action = 'list.delete' where id = ${first}`)
    const bad = verify()
    expect(await bad.ended).toBe(1)
    expect(bad.err).toContain(`Event ${first} (link 1) is not as it was recorded`)
    const wrong = verify('not a head')
    expect(await wrong.ended).toBe(1)
    expect(wrong.err).toContain('Usage')
  })
})
