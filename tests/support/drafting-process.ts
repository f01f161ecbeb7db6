import { keepDrafting } from '@/db/summaries/model/keep-drafting'
import { askedModel } from '@/lib/io/ask-model'
import { openLog } from '@/lib/io/log'

/** Drafting by a language model by itself, as the portal's launcher has it: for tests that kill it. */
const stop = new AbortController()
process.on('SIGTERM', () => stop.abort())
const { DATABASE_URL, SUMMARY_MODEL_URL: url, SUMMARY_MODEL: name } = process.env as Record<string, string>
const model = askedModel({ url: url as string, name: name as string, key: null, callsADay: 100 })
console.log('drafting')
await keepDrafting(
  DATABASE_URL as string,
  model,
  100,
  stop.signal,
  openLog('background'),
  { mostAttempts: 5, backoffMs: 100, lostAfterMs: 1_000 },
  { answered: 10, idle: 100, failed: 50, longest: 200 },
)
console.log('ended')
