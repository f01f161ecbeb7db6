import { runIndexWorker } from '@/db/search/index/run-index-worker'
import { openLog } from '@/lib/io/log'

/** The index worker by itself, as the portal's launcher has it: for tests that kill it. */
const stop = new AbortController()
process.on('SIGTERM', () => stop.abort())
console.log('keeping up')
await runIndexWorker(process.env.DATABASE_URL as string, stop.signal, openLog('background'))
console.log('ended')
