import { setTimeout as sleep } from 'node:timers/promises'
import { holdImportLock } from '@/db/import/corpus/import-log'
import type { JobWork } from '@/db/jobs/job'

/** How often it is looked whether another import has ended. */
const LOOK_MS = 500

/** Waits for the right to import, of which there is one; false where the job is to end first. */
export async function untilImportTurn({ sql, signal }: Pick<JobWork, 'sql' | 'signal'>): Promise<boolean> {
  while (!signal.aborted) {
    if (await holdImportLock(sql)) return true
    await sleep(LOOK_MS, undefined, { signal }).catch(() => {})
  }
  return false
}
