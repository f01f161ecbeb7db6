import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from '@/db/connection/pool'
import { isTransient } from '@/db/connection/transient-error'
import { describeError } from '@/lib/log/describe-error'
import { once } from '@/lib/log/once'
import type { Log } from '@/lib/log/vocabulary'
import type { SummaryModel } from '@/lib/summaries/summary-model'
import { askNext, PACE } from './ask-next'
import { type Pace, Walk } from './claim'

/** Rests in milliseconds: after an answer, where nothing is to be asked, and after a failure, doubling up to the longest. */
export type Rests = { answered: number; idle: number; failed: number; longest: number }

const RESTS: Rests = { answered: 250, idle: 30_000, failed: 5_000, longest: 300_000 }

/**
 * Has a hospital's language model draft one study after the other in the background until `signal`, within its budget.
 * A connection of its own, so that nothing waits for a model that thinks. Never rejects: what it cannot do is
 * logged, each thing once, and tried again.
 */
export async function keepDrafting(
  url: string,
  model: SummaryModel,
  callsADay: number,
  signal: AbortSignal,
  log: Log,
  pace: Pace = PACE,
  rests: Rests = RESTS,
): Promise<void> {
  const sql = connect(url, 'precis_import', 1)
  const end = () => sql.end({ timeout: 0 }).catch(() => {})
  signal.addEventListener('abort', end, { once: true })
  const logOnce = once(log)
  const walk = new Walk()
  let failures = 0
  while (!signal.aborted) {
    let rest = rests.idle
    try {
      const outcome = await askNext(sql, model, callsADay, signal, pace, walk)
      const isFailure = outcome === 'failed' || outcome === 'away'
      failures = isFailure ? failures + 1 : 0
      if (outcome === 'away')
        logOnce('warn', 'the language model cannot be asked', {
          model: model.name,
          reason: 'Administration → Search says why',
        })
      if (isFailure) rest = Math.min(rests.failed * 2 ** (failures - 1), rests.longest)
      else if (outcome) rest = rests.answered
    } catch (error) {
      if (!signal.aborted && !isTransient(error))
        logOnce('error', 'the language model drafts nothing', describeError(error))
    }
    await sleep(rest, undefined, { signal }).catch(() => {})
  }
  await end()
}
