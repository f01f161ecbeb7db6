import { setTimeout as sleep } from 'node:timers/promises'
import { holdImportLock } from '@/db/import/corpus/import-log'
import type { JobWork } from '@/db/jobs/job'

/** How often it is looked whether another one has ended. */
const LOOK_MS = 500

/** First number of the locks by which one worker reads an upload; the second is made of the upload's own. */
const READ_LOCK = 7_412_061

type Work = Pick<JobWork, 'sql' | 'signal'>

/** Waits for the right to import, of which there is one; false where the job is to end first. */
export const untilImportTurn = (work: Work): Promise<boolean> => until(work, () => holdImportLock(work.sql))

/** Waits until no other worker reads this upload, as one may that is thought to have ended; false as above. */
export const untilReadTurn = (work: Work, id: string): Promise<boolean> =>
  until(work, async () => {
    const [row] = await work.sql`select pg_try_advisory_lock(${READ_LOCK}, hashtext(${id})) as held`
    return row?.held === true
  })

async function until({ signal }: Work, isTurn: () => Promise<boolean>): Promise<boolean> {
  while (!signal.aborted) {
    if (await isTurn()) return true
    await sleep(LOOK_MS, undefined, { signal }).catch(() => {})
  }
  return false
}
