import { setTimeout as sleep } from 'node:timers/promises'
import type { Job } from '@/db/jobs/job'
import { untilRoom } from '@/db/server/room'
import { JobFault } from '@/lib/jobs/job-fault'
import { NO_ATTEMPT_LIMIT } from '@/lib/jobs/job-kinds'
import type { SummaryModel } from '@/lib/summaries/summary-model'
import { askNext, PACE } from './ask-next'
import { isAnythingToAsk, type Pace, Walk } from './claim'

/** Milliseconds: between two questions, and between two looks whether there is anything to ask. */
type Rests = { answered: number; idle: number }

const RESTS: Rests = { answered: 250, idle: 30_000 }
/** A model that has failed so often in a row is left alone for a while. */
const MOST_FAILURES = 3

/**
 * Has a hospital's language model draft one study after the other, within its budget, until there is none left. A model
 * that cannot be asked, or answers badly, makes the job fail: then it is asked later.
 */
export function modelDrafts(model: SummaryModel, callsADay: number, pace: Pace = PACE, rests: Rests = RESTS): Job {
  const [looks, walk] = [new Walk(), new Walk()]
  return {
    kind: 'model-drafts',
    key: 'model-drafts',
    maxAttempts: NO_ATTEMPT_LIMIT,
    due: { everyMs: rests.idle, isDue: (sql) => isAnythingToAsk(sql, model.name, callsADay, looks) },
    run: async ({ sql, signal, progress }) => {
      let asked = 0
      for (let failures = 0; !signal.aborted; ) {
        await untilRoom(signal)
        const outcome = await askNext(sql, model, callsADay, signal, pace, walk)
        if (!outcome) return
        if (outcome === 'away')
          throw new JobFault('The language model cannot be asked. Administration → Search says why.')
        failures = outcome === 'failed' ? failures + 1 : 0
        if (failures === MOST_FAILURES)
          throw new JobFault('The language model gives no usable answers. Administration → Search says why.')
        await progress(++asked, null)
        await sleep(rests.answered, undefined, { signal }).catch(() => {})
      }
    },
  }
}
