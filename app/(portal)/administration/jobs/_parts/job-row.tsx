import { ActionForm } from '@/app/_ui/action-form'
import { Ago } from '@/app/_ui/ago'
import { Button } from '@/app/_ui/button'
import { Pill } from '@/app/_ui/pill'
import { ProgressBar } from '@/app/_ui/progress-bar'
import { WrittenOn } from '@/app/_ui/written-on'
import type { JobState, ListedJob } from '@/db/jobs/list-jobs'
import { JOB_KINDS, NO_ATTEMPT_LIMIT } from '@/lib/jobs/job-kinds'
import { cancel, retry } from '../actions'

const STATES: Record<JobState, { words: string; tone: 'plain' | 'go' | 'warn' | 'stop' }> = {
  running: { words: 'Running', tone: 'go' },
  waiting: { words: 'Waiting', tone: 'plain' },
  failed: { words: 'Failed', tone: 'stop' },
  finished: { words: 'Finished', tone: 'plain' },
  cancelled: { words: 'Cancelled', tone: 'warn' },
}

/** One job: how far it is, why it failed and when it is tried again, and what an administrator may do with it. */
export function JobRow({ job, mayChange }: { job: ListedJob; mayChange: boolean }) {
  const { label, about } = JOB_KINDS[job.kind]
  const { words, tone } = STATES[job.state]
  const mayCancel = job.endedAt === null && !job.isCancelling
  return (
    <li className="grid gap-1.5 border-line border-b py-4">
      <h2 className="flex flex-wrap items-baseline gap-3 font-medium">
        {label}
        <Pill tone={tone}>{job.isCancelling ? 'Stopping' : words}</Pill>
        <span className="meta ml-auto font-normal">
          <Moment job={job} />
        </span>
      </h2>
      <p className="max-w-[60ch] text-ink-2">{about}</p>
      {job.state === 'running' && job.total !== null && (
        <ProgressBar done={job.done} total={job.total} className="max-w-[480px]" />
      )}
      <p className="meta dotted">
        {job.begunAt && <span>{progressWords(job)}</span>}
        {job.attempts > 1 && <span>{attemptWords(job)}</span>}
      </p>
      {job.fault && (
        <p className={job.state === 'failed' ? 'text-danger' : ''}>
          {job.state === 'failed' ? job.fault : `The last attempt failed: ${job.fault}`}
        </p>
      )}
      {mayChange && (job.mayRetry || mayCancel) && (
        <div className="mt-1 flex flex-wrap gap-2.5">
          {job.mayRetry && (
            <ActionForm action={retry} hidden={{ job: job.id }} className="grid gap-2">
              <Press words={job.state === 'waiting' ? 'Run now' : 'Retry'} of={label} />
            </ActionForm>
          )}
          {mayCancel && (
            <ActionForm action={cancel} hidden={{ job: job.id }} className="grid gap-2">
              <Press words={job.state === 'failed' ? 'Remove' : 'Cancel'} of={label} />
            </ActionForm>
          )}
        </div>
      )}
    </li>
  )
}

function Press({ words, of }: { words: string; of: string }) {
  return (
    <Button className="w-fit">
      {words}
      <span className="sr-only"> {of}</span>
    </Button>
  )
}

function Moment({ job }: { job: ListedJob }) {
  if (job.endedAt)
    return (
      <>
        ended <Ago at={job.endedAt} />
      </>
    )
  if (job.state === 'waiting' && job.runAt && job.runAt > new Date())
    return (
      <>
        {job.attempts > 0 ? 'next try' : 'begins'} <WrittenOn at={job.runAt} exact />
      </>
    )
  if (job.state === 'waiting') return 'begins when a worker is free'
  if (!job.begunAt) return null
  return (
    <>
      began <Ago at={job.begunAt} />
    </>
  )
}

const number = (value: number) => value.toLocaleString('en-GB')

/** "1,200 of 3,000 studies", or "12 rows deleted" where nobody knows how many there are. */
function progressWords({ kind, done, total }: ListedJob): string {
  const [one, many] = JOB_KINDS[kind].pieces
  const of = total === null ? '' : ` of ${number(total)}`
  return `${number(done)}${of} ${(total ?? done) === 1 ? one : many}`
}

const attemptWords = ({ attempts, maxAttempts }: ListedJob) =>
  maxAttempts === NO_ATTEMPT_LIMIT ? `attempt ${number(attempts)}` : `attempt ${attempts} of ${maxAttempts}`
