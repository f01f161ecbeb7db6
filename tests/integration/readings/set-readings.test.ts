import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { withViewer } from '@/db/connection/with-viewer'
import { readingOf, setReading } from '@/db/readings/set-reading'
import { readReadings, setReadings, undoReadings } from '@/db/readings/set-readings'
import { type Person, VISITOR } from '@/lib/access/viewer'
import type { ReadingStatus } from '@/lib/lists/reading-list'
import { makePerson } from '../../support/people'
import { makeStudies } from '../../support/studies'

let ada: Person
let studies: number[]
beforeEach(async () => {
  ada = await makePerson('Ada')
  studies = await makeStudies(3)
})

const mark = async (status: ReadingStatus, studyIds = studies, who = ada) => {
  const key = randomUUID()
  return { key, ...(await setReadings(who, { key, studyIds, status })) }
}

/** Everything that is kept of one's readings, to the microsecond. */
const kept = (who: Person) =>
  withViewer(who, async (tx) => [
    ...(await tx.execute(
      sql`select study_id::int as study, status, read_at::text, changed_at::text from study_readings order by 1`,
    )),
  ])

describe('several studies', () => {
  test('are marked at once, those that are so already left as they are', async () => {
    const [first = 0] = studies
    await setReading(ada, { studyId: first, status: 'read' })
    const [before] = await kept(ada)
    expect(await mark('read')).toMatchObject({ changed: 2 })
    expect([...(await readReadings(ada, studies)).values()]).toEqual(['read', 'read', 'read'])
    expect((await kept(ada))[0]).toEqual(before)
  })

  test('are as they were once it is undone: status, moments, and what was never said', async () => {
    const [first = 0, second = 0] = studies
    await setReading(ada, { studyId: first, status: 'read' })
    await setReading(ada, { studyId: second, status: 'reading' })
    const before = await kept(ada)
    const one = await mark('to-read', [first, second])
    const two = await mark('read')
    expect(await undoReadings(ada, two)).toEqual({ changed: 3 })
    expect(await undoReadings(ada, one)).toEqual({ changed: 2 })
    expect(await kept(ada)).toEqual(before)
  })

  test('are marked once by a key that is sent twice, also at the same moment', async () => {
    const form = { key: randomUUID(), studyIds: studies, status: 'read' as const }
    expect(await Promise.all([setReadings(ada, form), setReadings(ada, form)])).toEqual([
      { changed: 3 },
      { changed: 3 },
    ])
    const events = await withViewer(ada, (tx) => tx.execute(sql`select 1 from study_readings where status = 'read'`))
    expect(events).toHaveLength(3)
    await undoReadings(ada, form)
    expect(await kept(ada)).toEqual([])
  })

  test('keep what another window said meanwhile', async () => {
    const [first = 0, ...others] = studies
    const change = await mark('read')
    await setReading(ada, { studyId: first, status: 'reading' })
    expect(await undoReadings(ada, change)).toEqual({ changed: 2 })
    expect(await readingOf(ada, first)).toBe('reading')
    for (const studyId of others) expect(await readingOf(ada, studyId)).toBe('to-read')
    expect(await undoReadings(ada, change)).toEqual({ changed: 0 })
  })

  test('keep the same word where another window said it anew meanwhile', async () => {
    const change = await mark('read')
    await mark('to-read')
    await mark('read')
    const said = await kept(ada)
    expect(await undoReadings(ada, change)).toEqual({ changed: 0 })
    expect(await kept(ada)).toEqual(said)
  })

  test('keep what was said between an undo and the same undo sent again', async () => {
    await mark('reading', studies.slice(0, 1))
    const change = await mark('read')
    expect(await undoReadings(ada, change)).toEqual({ changed: 3 })
    await mark('read')
    const said = await kept(ada)
    expect(await undoReadings(ada, change)).toEqual({ changed: 0 })
    expect(await kept(ada)).toEqual(said)
  })

  test('that are marked twice at the same moment, first of all, lose by an undo what its own mark wrote', async () => {
    for (let round = 0; round < 5; round++) {
      studies = await makeStudies(3)
      const [read, reading] = await Promise.all([mark('read'), mark('reading')])
      const last = (await readReadings(ada, studies)).get(studies[0] as number)
      const [first, second] = last === 'read' ? [reading, read] : [read, reading]
      expect(await undoReadings(ada, second)).toEqual({ changed: 3 })
      expect([...(await readReadings(ada, studies)).values()]).toEqual(
        Array(3).fill(last === 'read' ? 'reading' : 'read'),
      )
      expect(await undoReadings(ada, first)).toEqual({ changed: 3 })
      expect(await readReadings(ada, studies)).toEqual(new Map())
    }
  })

  test('are marked without one that is no longer here; where none is, it is not found', async () => {
    expect(await mark('read', [studies[0] as number, 2_000_000_000])).toMatchObject({ changed: 1 })
    await expect(mark('read', [2_000_000_000])).rejects.toMatchObject({ code: 'not_found' })
  })
})

test('what somebody else has read nobody sees, marks or undoes', async () => {
  const ben = await makePerson('Ben')
  const change = await mark('read')
  expect(await readReadings(ben, studies)).toEqual(new Map())
  expect(await undoReadings(ben, change)).toEqual({ changed: 0 })
  await expect(setReadings(VISITOR, { key: randomUUID(), studyIds: studies, status: 'read' })).rejects.toMatchObject({
    code: 'unauthenticated',
  })
  await expect(undoReadings(VISITOR, change)).rejects.toMatchObject({ code: 'unauthenticated' })
  expect(await readReadings(VISITOR, studies)).toEqual(new Map())
  expect((await readReadings(ada, studies)).size).toBe(3)
})
