import { beforeEach, expect, it } from 'vitest'
import { readStudy } from '@/db/studies/study-page'
import { restoreSummary } from '@/db/summaries/summary-versions'
import type { Person } from '@/lib/access/viewer'
import { asOwner, emptyCorpus } from '../../support/corpus'
import { edit } from '../../support/edited-summary'
import { makePerson } from '../../support/people'
import { DID_NOT, importTrial } from '../../support/trial-records'

let ada: Person
let studyId: number

beforeEach(async () => {
  await emptyCorpus()
  await asOwner((sql) => sql`truncate draftings`)
  ada = await makePerson('Ada', 'editor')
  studyId = await importTrial(1)
})

/** Every place of the summary that points into the abstract, and whether it is said that they hold. */
async function places() {
  const { summary } = (await readStudy(ada, '1')) ?? {}
  const { facts, sentences, source, placesHold } = summary ?? {}
  const inAbstract = [
    ...Object.values(facts?.words ?? {}).filter((span) => span?.section !== null),
    ...(facts?.effects ?? []).filter(({ span }) => span.end > 0),
    ...(sentences ?? []),
    ...(source ? [source] : []),
  ]
  return { count: inAbstract.length, hold: placesHold }
}

it('places of a draft hold while its abstract does, and those of the next draft after it has changed', async () => {
  const { count, hold } = await places()
  expect([count > 0, hold]).toEqual([true, true])
  await importTrial(1, { article: DID_NOT, version: 2 })
  const after = await places()
  expect([after.count > 0, after.hold]).toEqual([true, true])
})

it('a person’s text keeps no place in an abstract that has changed since it was drafted', async () => {
  await edit(ada, studyId, { tldr: 'By Ada.' })
  expect((await places()).hold).toBe(true)
  await importTrial(1, { article: DID_NOT, version: 2 })
  expect(await places()).toEqual({ count: 0, hold: false })
})

it('nor does one that was written after the change, of what was left as it was', async () => {
  await edit(ada, studyId, { tldr: 'By Ada.' })
  await importTrial(1, { article: DID_NOT, version: 2 })
  await edit(ada, studyId, { tldr: 'By Ada, again.' })
  expect(await places()).toEqual({ count: 0, hold: false })
})

it('nor a draft of before that is restored, nor what a person then writes over it', async () => {
  const version = await edit(ada, studyId, { tldr: 'By Ada.' })
  await importTrial(1, { article: DID_NOT, version: 2 })
  await restoreSummary(ada, { studyId, version, restored: 1 })
  expect(await places()).toEqual({ count: 0, hold: false })
  await edit(ada, studyId, { paragraph: 'By Ada.' })
  expect(await places()).toEqual({ count: 0, hold: false })
})
