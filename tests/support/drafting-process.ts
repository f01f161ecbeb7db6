import { runJobs } from '@/db/jobs/run-jobs'
import { modelDrafts } from '@/db/summaries/model/model-drafts'
import { askedModel } from '@/lib/io/ask-model'
import { openLog } from '@/lib/io/log'

/** A worker that has one job, drafting by a language model: for tests that kill it. */
const stop = new AbortController()
process.on('SIGTERM', () => stop.abort())
const { DATABASE_URL, SUMMARY_MODEL_URL: url, SUMMARY_MODEL: name } = process.env as Record<string, string>
const model = askedModel({ url: url as string, name: name as string, key: null, callsADay: 100 })
const pace = { mostAttempts: 5, backoffMs: 100, lostAfterMs: 1_000 }
console.log('drafting')
await runJobs(
  DATABASE_URL as string,
  [modelDrafts(model, 100, pace, { answered: 10, idle: 100 })],
  stop.signal,
  openLog('background'),
)
console.log('ended')
process.exit()
