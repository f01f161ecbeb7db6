import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { signedIn } from '@/app/_server/viewer'
import { EmptyState } from '@/app/_ui/empty-state'
import { type JobState, listJobs } from '@/db/jobs/list-jobs'
import { listMailFaults } from '@/db/mail/list-mail-faults'
import { can } from '@/lib/access/policy'
import { JobRow } from './_parts/job-row'
import { MailFaults } from './_parts/mail-faults'

export const metadata: Metadata = { title: 'Jobs' }

const COUNTED: JobState[] = ['running', 'waiting', 'failed']

export default async function JobsPage() {
  const who = await signedIn()
  const [found, mailFaults] = await Promise.all([listJobs(who), listMailFaults(who)])
  if (!found) notFound()
  const { workers, jobs } = found
  const counts = COUNTED.map((state) => `${jobs.filter((job) => job.state === state).length} ${state}`)
  return (
    <>
      <h1 className="page-title">Jobs</h1>
      <p className="meta mt-1">
        Work in the background: {counts.join(', ')}. {workers === 1 ? '1 worker runs' : `${workers} workers run`}. Times
        are UTC.
      </p>
      {workers === 0 && (
        <p className="mt-4 rounded bg-warn-wash px-3 py-2">
          No worker is running, so no job begins. On the machine, <code>npm start</code> or <code>npm run worker</code>{' '}
          starts one.
        </p>
      )}
      {jobs.length === 0 && <EmptyState title="No jobs yet">Jobs of the last 30 days are listed here.</EmptyState>}
      <ol className="mt-6">
        {jobs.map((job) => (
          <JobRow key={job.id} job={job} mayChange={can(who, 'job.change')} />
        ))}
      </ol>
      {mailFaults.length > 0 && (
        <div className="mt-8">
          <MailFaults faults={mailFaults} />
        </div>
      )}
    </>
  )
}
