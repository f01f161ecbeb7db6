import { randomUUID } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import { addLogEntry, changeLogEntry, deleteLogEntry, restoreLogEntry } from '@/db/reading-log/change-log'
import { exportLog, listLog, readDeletedEntry } from '@/db/reading-log/reading-log'
import { OPERATOR, type Person } from '@/lib/access/viewer'
import { asOwner, emptyCorpus } from '../../support/corpus'
import { makePerson } from '../../support/people'
import { makeStudy } from '../../support/studies'

let ada: Person
beforeEach(async () => {
  await emptyCorpus()
  ada = await makePerson('Ada')
})

const read = (readOn: string, minutes = 20) => ({ key: randomUUID(), readOn, minutes, reflection: '' })
const of = (from: string, to: string) => ({ period: { from, to } })
const ALL = of('2000-01-01', '2999-12-31')

it('keeps a study by its title, and adds up a period, both days in it', async () => {
  const studyId = await makeStudy('Lunar cheese for sleep')
  await addLogEntry(ada, { ...read('2026-03-31'), studyId })
  await addLogEntry(ada, { ...read('2026-04-01', 45), title: 'Grand round' })
  await addLogEntry(ada, { ...read('2026-05-01', 5), title: 'A book' })
  expect(await listLog(ada, of('2026-03-31', '2026-04-01'))).toMatchObject({
    total: 2,
    minutes: 65,
    entries: [
      { title: 'Grand round', address: null },
      { title: 'Lunar cheese for sleep', address: expect.stringContaining('/studies/') },
    ],
  })
  expect((await exportLog(ada)).map(({ title }) => title)).toEqual(['Lunar cheese for sleep', 'Grand round', 'A book'])
  expect(await listLog(ada, of('2025-01-01', '2025-12-31'))).toEqual({ entries: [], total: 0, minutes: 0 })
})

it('is nobody else’s, whatever they may do', async () => {
  await addLogEntry(ada, { ...read('2026-03-31'), title: 'Grand round' })
  for (const other of [await makePerson('Ben'), await makePerson('Chief', 'administrator'), OPERATOR])
    expect(await listLog(other, ALL)).toMatchObject({ total: 0, entries: [] })
})

it('has the same form posted twice once, refuses days to come, and a change over another', async () => {
  const form = { ...read('2026-03-31'), title: 'Grand round' }
  const [one, other] = await Promise.all([addLogEntry(ada, form), addLogEntry(ada, form)])
  expect(one).toEqual(other)
  await expect(addLogEntry(ada, { ...read('2999-01-01'), title: 'Tea' })).rejects.toThrow('This day is still to come.')
  await expect(addLogEntry(ada, { ...read('2026-03-31'), studyId: 999_999 })).rejects.toMatchObject({
    code: 'not_found',
  })
  const change = { entryId: one.entryId, version: 1, readOn: '2026-04-02', minutes: 30, reflection: 'Worth it.' }
  await changeLogEntry(ada, change)
  await expect(changeLogEntry(ada, change)).rejects.toMatchObject({ code: 'conflict' })
  expect((await listLog(ada, ALL)).entries).toMatchObject([{ minutes: 30, reflection: 'Worth it.', version: 2 }])
})

it('brings a deleted entry back within the hour', async () => {
  const { entryId } = await addLogEntry(ada, { ...read('2026-03-31'), title: 'Grand round' })
  await deleteLogEntry(ada, { entryId })
  expect(await listLog(ada, ALL)).toMatchObject({ total: 0 })
  await expect(deleteLogEntry(ada, { entryId })).rejects.toMatchObject({ code: 'not_found' })
  expect(await readDeletedEntry(ada, entryId)).toEqual({ id: entryId, title: 'Grand round' })
  await restoreLogEntry(ada, { entryId })
  await restoreLogEntry(ada, { entryId })
  expect(await listLog(ada, ALL)).toMatchObject({ total: 1 })
  await deleteLogEntry(ada, { entryId })
  await asOwner((sql) => sql`update reading_log set deleted_at = now() - interval '2 hours'`)
  expect(await readDeletedEntry(ada, entryId)).toBeNull()
})
