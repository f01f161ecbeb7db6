import { beforeEach, expect, it } from 'vitest'
import { connect } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { withFacts } from '@/db/studies/evidence-rows'
import { studyRows } from '@/db/studies/study-rows'
import { generateWaiting } from '@/db/summaries/generated/generate-waiting'
import type { Person } from '@/lib/access/viewer'
import { asOwner, emptyCorpus } from '../../support/corpus'
import { makePerson } from '../../support/people'
import { makeStudies } from '../../support/studies'
import { importTrial } from '../../support/trial-records'

let reader: Person

beforeEach(async () => {
  await emptyCorpus()
  await asOwner((sql) => sql`truncate draftings`)
  reader = await makePerson('Reader')
})

/** Of each study, in their order. */
async function unread(ids: number[]): Promise<(boolean | undefined)[]> {
  const rows = await withViewer(reader, (tx) => studyRows(tx, ids))
  const read = await withFacts(reader, [...rows.values()])
  return ids.map((id) => read.find((row) => row.id === id)?.unread)
}

async function draftOnce(): Promise<boolean> {
  const sql = connect(process.env.DATABASE_URL as string, 'precis_import', 1)
  try {
    return await generateWaiting(sql)
  } finally {
    await sql.end()
  }
}

it('a study is unread until something has drafted it, and not where there was nothing to draft from', async () => {
  const [before] = (await makeStudies(1)) as [number]
  const imported = await importTrial(1)
  expect(await unread([before, imported])).toEqual([true, false])
  await draftOnce()
  expect(await unread([before, imported])).toEqual([false, false])
})

it('a study that was passed over is not said to be still read, neither while the others are nor after', async () => {
  const [passed, coming] = (await makeStudies(501)).filter((_, index) => index % 500 === 0) as [number, number]
  await draftOnce()
  await asOwner((sql) => sql`delete from study_summaries where study_id = ${passed}`)
  expect(await unread([passed, coming])).toEqual([false, true])
  while (await draftOnce());
  await asOwner((sql) => sql`delete from study_summaries`)
  expect(await unread([passed, coming])).toEqual([false, false])
})
