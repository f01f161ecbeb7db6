import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from '@/db/connection/pool'
import { isTransient } from '@/db/connection/transient-error'
import { describeError } from '@/lib/log/describe-error'
import type { Log } from '@/lib/log/vocabulary'

const HOUR_MS = 60 * 60 * 1000

/**
 * Logs every hour where the audit trail ends, if it has grown, until `signal`. A log that is kept elsewhere shows later
 * whether the end of the trail was cut off. Never rejects.
 */
export async function watchAudit(url: string, signal: AbortSignal, log: Log): Promise<void> {
  let logged: number | undefined
  for (; !signal.aborted; await sleep(HOUR_MS, undefined, { signal }).catch(() => {})) {
    const sql = connect(url, 'precis_import', 1)
    try {
      const [head] = await sql<{ link: number; hash: string }[]>`select seq::float8 as link, hash from app.audit_head()`
      if (head && head.link !== logged) log('info', 'the audit trail ends with this link', head)
      logged = head?.link
    } catch (error) {
      if (!signal.aborted && !isTransient(error))
        log('error', 'the end of the audit trail cannot be read', describeError(error))
    } finally {
      await sql.end({ timeout: 1 }).catch(() => {})
    }
  }
}
