import type postgres from 'postgres'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { connect } from '@/db/connection/pool'
import { readStudy } from '@/db/studies/study-page'
import { askNext } from '@/db/summaries/model/ask-next'
import type { Viewer } from '@/lib/access/viewer'
import { emptyCorpus } from './corpus'
import { GOOD } from './lunar-trial'
import { MODEL, type ModelServer, modelServer } from './model-server'
import { makePerson } from './people'

export const PACE = { mostAttempts: 3, backoffMs: 0, lostAfterMs: 600_000 }
/** Nobody stops it. */
export const going = new AbortController().signal

/**
 * A model's server that answers well, the drafter's connection and a reader, in `held` for the tests of one file; each
 * of them begins with no corpus.
 */
export function modelDrafting() {
  const held = {} as { server: ModelServer; sql: postgres.Sql; reader: Viewer }
  beforeAll(async () => {
    held.server = await modelServer()
    held.sql = connect(process.env.DATABASE_URL as string, 'precis_import', 1)
    held.reader = await makePerson('Reader')
  })
  beforeEach(async () => {
    await emptyCorpus()
    held.server.asked.length = 0
    held.server.answers(GOOD)
  })
  afterAll(async () => {
    await held.sql.end()
    await held.server.end()
  })
  const summaryOf = async (pmid = 1) => (await readStudy(held.reader, String(pmid)))?.summary ?? null
  const ask = ({ callsADay = 100, answerWithinMs = 5_000, name = MODEL } = {}) =>
    askNext(held.sql, { ...held.server.model({ answerWithinMs }), name }, callsADay, going, PACE)
  return { held, summaryOf, ask }
}
