import { isDatabaseAway } from '@/db/connection/database-away'
import { sqlState } from '@/db/connection/sql-state'
import { JobFault } from '@/lib/jobs/job-fault'

/**
 * Why a job failed, as an administrator reads it beside the job. Of an error nothing is repeated but its SQLSTATE: its
 * words may have something in them that somebody wrote.
 */
export function faultWords(error: unknown): string {
  if (error instanceof JobFault) return error.message
  if (isDatabaseAway(error)) return 'The database was away.'
  const state = sqlState(error)
  if (state) return `The database refused a step of it (SQLSTATE ${state}). The log says more.`
  return 'A fault in the program stopped it. The log says more.'
}
