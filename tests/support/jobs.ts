import { listJobs } from '@/db/jobs/list-jobs'
import type { Person } from '@/lib/access/viewer'
import { asOwner } from './corpus'

/** The queue as it is in a database that has had no worker yet. */
export const emptyQueue = () =>
  asOwner(
    (sql) => sql`truncate job_runs, graphile_worker._private_jobs, graphile_worker._private_job_queues,
      graphile_worker._private_known_crontabs`,
  )

/** What an administrator sees of each job, in a few words. */
export const shown = async (chief: Person) => {
  const { jobs } = (await listJobs(chief)) ?? { jobs: [] }
  return jobs.map(({ kind, state, fault }) => [kind, state, fault].filter(Boolean).join(' '))
}
