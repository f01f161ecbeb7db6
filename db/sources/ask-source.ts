import { setTimeout as sleep } from 'node:timers/promises'
import type { JobWork } from '@/db/jobs/job'
import { guardedFetch, type Receive, type Trial, type WayOut, whole } from '@/lib/io/guarded-fetch'
import { type EndpointOf, gapMs, type SourceKey, sourceOf } from '@/lib/sources/source'
import { sourceAddress } from '@/lib/sources/source-address'
import { isWorthAnotherTry, SourceFault } from '@/lib/sources/source-fault'
import { noteAnswer, noteFault, takeSlot } from './source-limits'

/** How this portal asks: the way out, and what it says of itself. */
export type Outbound = {
  wayOut: WayOut
  version: string
  siteUrl: string
  /** For tests of the guard. */
  trial?: Trial
}

type Work = Pick<JobWork, 'sql' | 'signal'>

const MOST_TRIES = 4
/** Whoever would have to wait longer hears so instead. */
const LONGEST_WAIT_MS = 60_000

export type Question<Key extends SourceKey, T> = {
  source: Key
  endpoint: EndpointOf<Key>
  /** What is asked about, where the address ends in that. */
  about?: string
  /** What is sent; it gets the contact address and the key of the source. */
  fields: (who: { contact: string; secret: string | null }) => Record<string, string>
} & (
  | {
      /** What the answer says; throws `SourceFault` where that is nothing that was asked for. */
      read: (answer: Buffer) => T
    }
  /** The same of an answer that is too large to hold; begun anew where the source is asked again. */
  | { receive: Receive<T> }
)

/**
 * Asks a source once it may be asked, and again where it is busy. No transaction is open meanwhile. Throws `SourceFault`, also
 * where an administrator has switched the source off.
 */
export async function askSource<Key extends SourceKey, T>(
  { sql, signal }: Work,
  question: Question<Key, T>,
  outbound: Outbound,
): Promise<T> {
  const { source: key, endpoint, about, fields } = question
  const receive: Receive<T> =
    'receive' in question ? question.receive : async (pieces) => question.read(await whole(pieces))
  const source = sourceOf(key)
  const [who] = await sql<{ contact: string; secret: string | null }[]>`
    select coalesce(s.contact, '') as contact, k.secret from sources s
    left join source_secrets k on k.source = s.key where s.key = ${key}`
  if (!who) throw new SourceFault('off')
  if (source.needsKey && who.secret === null) throw new SourceFault('no key')
  const request = {
    address: sourceAddress(key, endpoint, about),
    endpoint: source.endpoints[endpoint] as NonNullable<(typeof source.endpoints)[string]>,
    fields: fields(who),
    userAgent: `Precis/${outbound.version} (+${outbound.siteUrl}; mailto:${who.contact})`,
  }
  for (let tries = 1; ; tries++) {
    const slot = await takeSlot(sql, key, gapMs(source, who.secret !== null))
    if (slot === 'off' || slot === 'resting') throw new SourceFault(slot)
    if (slot.waitMs > LONGEST_WAIT_MS) throw new SourceFault('limited')
    if (slot.waitMs > 0) await sleep(slot.waitMs, undefined, { signal })
    try {
      const answer = await guardedFetch(request, outbound.wayOut, signal, receive, outbound.trial)
      await noteAnswer(sql, key)
      return answer
    } catch (error) {
      if (!(error instanceof SourceFault)) throw error
      await noteFault(sql, key, error, Math.random())
      if (tries >= MOST_TRIES || !isWorthAnotherTry(error)) throw error
    }
  }
}
