import { portalJobs } from '@/bin/background'
import { runJobs } from '@/db/jobs/run-jobs'
import { openLog } from '@/lib/io/log'

/** A worker with the jobs of a portal and nothing else: for tests that kill it. */
const stop = new AbortController()
process.on('SIGTERM', () => stop.abort())
const { DATABASE_URL, SUMMARY_MODEL_URL: url, SUMMARY_MODEL: name } = process.env as Record<string, string>
const model = url && name ? { url, name, key: null, callsADay: 100 } : null
console.log('working')
await runJobs(DATABASE_URL as string, await portalJobs(model), stop.signal, openLog('background'))
process.exit()
