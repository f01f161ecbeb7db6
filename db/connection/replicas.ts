import { drizzle } from 'drizzle-orm/postgres-js'
import type postgres from 'postgres'
import { settings } from '@/db/settings/settings'
import { connect, type Database } from './pool'
import { within } from './within'

/** How often each replica is asked how far it is, and how long it may take to say so, in milliseconds. */
const ASK_EVERY = 1_000
const ANSWER_WITHIN = 2_000

/** Where the primary's log stood at a moment: a replica that has replayed so much is no further behind than that. */
type Mark = { at: number; position: number }

/**
 * Streaming replicas of the database, for reads of the corpus. Each is asked once a second, beside all requests, how far
 * it has replayed the primary's log; one that does not answer, or has not replayed by now what the primary had written
 * `lagSeconds` ago, is left out until it has. Log positions are compared, not clocks: with nothing to replay a replica
 * is not behind, however long ago its last transaction was.
 */
export class Replicas {
  #primary: postgres.Sql
  readonly #replicas: Replica[]
  readonly #timer: NodeJS.Timeout
  readonly #marks: Mark[] = []
  #turn = 0
  #asking = false

  constructor(
    readonly primaryUrl: string,
    urls: string[],
    poolSize: number,
    readonly lagSeconds: number,
  ) {
    this.#primary = connect(primaryUrl, 'precis_app', 1)
    this.#replicas = urls.map((url) => new Replica(url, poolSize))
    this.#timer = setInterval(() => void this.#askAll(), ASK_EVERY)
    this.#timer.unref()
    void this.#askAll()
  }

  /** A replica that may be asked, each in its turn; null where there is none at this moment. */
  next(): Replica | null {
    const sound = this.#replicas.filter(({ isSound }) => isSound)
    return sound[this.#turn++ % Math.max(sound.length, 1)] ?? null
  }

  async end() {
    clearInterval(this.#timer)
    await Promise.all([this.#primary.end({ timeout: 1 }), ...this.#replicas.map((replica) => replica.end())])
  }

  async #askAll() {
    if (this.#asking) return
    this.#asking = true
    await this.#mark().catch(async () => {
      const silent = this.#primary
      this.#primary = connect(this.primaryUrl, 'precis_app', 1)
      await silent.end({ timeout: 0 }).catch(() => {})
    })
    const wanted = this.#wanted()
    await Promise.all(this.#replicas.map((replica) => replica.ask(wanted)))
    this.#asking = false
  }

  /** Notes where the primary is. While it is away the replicas are held to what was last known of it. */
  async #mark() {
    const at = performance.now()
    const [row] = await within(
      this.#primary`select (pg_current_wal_lsn() - '0/0'::pg_lsn)::float8 as position`,
      ANSWER_WITHIN,
    )
    this.#marks.push({ at, position: row?.position })
    // All but the newest mark of those that are old enough have served.
    const old = this.#marks.filter((mark) => at - mark.at >= this.lagSeconds * 1000).length
    this.#marks.splice(0, Math.max(0, old - 1))
  }

  /** What a replica must have replayed: the oldest mark that is kept; nothing is sound before there is one. */
  #wanted(): number {
    return this.#marks[0]?.position ?? Number.POSITIVE_INFINITY
  }
}

/** One replica: its pool of connections and whether it may be asked. */
export class Replica {
  isSound = false
  #held: Held

  constructor(
    readonly url: string,
    readonly poolSize: number,
  ) {
    this.#held = this.#connect()
  }

  get db(): Database {
    return this.#held.db
  }

  get asker(): postgres.Sql {
    return this.#held.asker
  }

  async ask(wanted: number) {
    try {
      const [row] = await within(
        this.#held.asker`
          select pg_is_in_recovery() as follows,
            coalesce((pg_last_wal_replay_lsn() - '0/0'::pg_lsn)::float8, 0) as position`,
        ANSWER_WITHIN,
      )
      this.isSound = row?.follows === true && row.position >= wanted
    } catch {
      this.isSound = false
      // Whoever still waits for one that has fallen silent hears so now, and asks the primary.
      const silent = this.#held
      this.#held = this.#connect()
      await disconnected(silent, 0)
    }
  }

  end() {
    return disconnected(this.#held, 1)
  }

  #connect(): Held {
    const doubt = () => {
      if (this.#held === made) this.isSound = false
    }
    const client = connect(this.url, 'precis_app', this.poolSize, doubt)
    const made = { client, db: drizzle(client), asker: connect(this.url, 'none', 1) }
    return made
  }
}

/** A pool for readers, and a connection of its own to ask how far it is: a busy replica is not a silent one. */
type Held = { client: postgres.Sql; db: Database; asker: postgres.Sql }

const disconnected = ({ client, asker }: Held, timeout: number) =>
  Promise.all([client.end({ timeout }), asker.end({ timeout })]).catch(() => {})

/** Survives hot reloads of the development server, as the pool does. */
const held = globalThis as unknown as { precisReplicas?: Replicas | null }

/** The replicas of DATABASE_REPLICA_URLS, null where there are none. */
export function replicas(): Replicas | null {
  if (held.precisReplicas === undefined) {
    const { databaseUrl, replicaUrls, poolSize, replicaLagSeconds } = settings()
    held.precisReplicas =
      replicaUrls.length > 0 && databaseUrl ? new Replicas(databaseUrl, replicaUrls, poolSize, replicaLagSeconds) : null
  }
  return held.precisReplicas
}

export async function endReplicas() {
  await held.precisReplicas?.end()
  held.precisReplicas = undefined
}
