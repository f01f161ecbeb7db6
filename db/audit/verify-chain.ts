import type postgres from 'postgres'
import { type Cut, isSignedCut } from './cut-signature'

/** Where the chain ends: "812:5f1c…", the number of its last link and that link's hash in hexadecimal. */
export type ChainHead = { seq: number; hash: string }

export type ChainReport = {
  events: number
  /** The number of the last link that was cut off because it was old; null where nothing was. */
  cutAt: number | null
  /** Null for a trail without an event. */
  head: ChainHead | null
  /** The first thing that is wrong, in words; null where nothing is. */
  fault: string | null
}

/**
 * Reads the whole audit trail as its owner and compares every event with its link. `known` is a head that was written
 * down elsewhere: it shows whether the end was cut off, or all of the chain made anew. `secret` shows that the portal has
 * cut its beginning off, where it is cut.
 */
export async function verifyChain(
  sql: postgres.Sql,
  { known, secret }: { known?: ChainHead; secret: string | null },
): Promise<ChainReport> {
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    const [counted] = await tx`select count(*)::int as events from audit_events`
    const head = await readChainHead(tx)
    const stub = await readStub(tx)
    const fault =
      forgedStub(stub, secret) ??
      (await firstBrokenLink(tx, stub)) ??
      (await firstUnlinked(tx)) ??
      (known ? await lostHead(tx, known, stub) : null)
    return { events: counted?.events ?? 0, cutAt: stub && Number(stub.seq), head, fault }
  })
}

type Stub = Cut & { signature: Buffer }

async function readStub(tx: postgres.TransactionSql): Promise<Stub | null> {
  const [stub] = await tx<Stub[]>`
    select seq, hash, (extract(epoch from until) * 1000000)::bigint::text as until, signature from audit_stub`
  return stub ?? null
}

/** Whoever may write to the database can cut the trail, and cannot sign that. */
function forgedStub(stub: Stub | null, secret: string | null): string | null {
  if (!stub) return null
  if (secret === null) return 'The trail was cut, and without AUTH_SECRET nobody can say whether by the portal.'
  if (isSignedCut(secret, stub)) return null
  return `The trail was cut at link ${stub.seq}, and the portal has not signed that, or with another AUTH_SECRET.`
}

export async function readChainHead(sql: postgres.Sql | postgres.TransactionSql): Promise<ChainHead | null> {
  const [last] = await sql<ChainHead[]>`
    select seq::float8 as seq, encode(hash, 'hex') as hash from audit_chain order by seq desc limit 1`
  return last ?? null
}

async function firstBrokenLink(tx: postgres.TransactionSql, stub: Stub | null): Promise<string | null> {
  const [broken] = await tx<{ seq: string; eventId: string; before: string; isMissing: boolean }[]>`
    select l.seq, l.event_id as "eventId", l.before, e.id is null as "isMissing"
    from (
      select seq, event_id, hash, lag(hash, 1, ${stub?.hash ?? Buffer.alloc(0)}::bytea) over (order by seq) as previous,
        lag(seq, 1, ${stub?.seq ?? '0'}::bigint) over (order by seq) as before
      from audit_chain) l
    left join audit_events e on e.id = l.event_id
    where e.id is null or l.seq <> l.before + 1 or l.hash <> app.audit_hash(l.previous, l.seq, e)
    order by l.seq limit 1`
  if (!broken) return null
  const { seq, eventId, before, isMissing } = broken
  if (isMissing) return `Event ${eventId} (link ${seq}) was deleted.`
  if (Number(seq) !== Number(before) + 1) return `Links ${Number(before) + 1} to ${Number(seq) - 1} are missing.`
  return `Event ${eventId} (link ${seq}) is not as it was recorded, or does not stand where it did.`
}

async function firstUnlinked(tx: postgres.TransactionSql): Promise<string | null> {
  const [event] = await tx`
    select id from audit_events e where not exists (select from audit_chain c where c.event_id = e.id) order by id limit 1`
  return event ? `Event ${event.id} has no link: it did not come from the portal.` : null
}

async function lostHead(
  tx: postgres.TransactionSql,
  { seq, hash }: ChainHead,
  stub: Stub | null,
): Promise<string | null> {
  // Of what the portal itself has cut off there is the last link alone.
  if (stub && seq < Number(stub.seq)) return null
  if (stub && seq === Number(stub.seq))
    return stub.hash.toString('hex') === hash ? null : `Link ${seq} is not the one that was there once.`
  const [link] = await tx`select encode(hash, 'hex') as hash from audit_chain where seq = ${seq}`
  if (!link) return `The chain ends before link ${seq}, which was there once.`
  return link.hash === hash ? null : `Link ${seq} is not the one that was there once.`
}
