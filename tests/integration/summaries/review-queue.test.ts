import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { withViewer } from '@/db/connection/with-viewer'
import { saveToLists } from '@/db/lists/list-savings'
import { createList, deleteList } from '@/db/lists/lists'
import { countView } from '@/db/studies/study-views'
import { nextInQueue, QUEUED_A_PAGE, readReviewQueue } from '@/db/summaries/review-queue'
import { type Person, SIGN_IN, VISITOR } from '@/lib/access/viewer'
import { LIKELY } from '@/lib/summaries/finding-certainty'
import type { QueueFilter } from '@/lib/summaries/queue-filter'
import type { QueueKey } from '@/lib/summaries/queue-key'
import { asOwner, emptyCorpus } from '../../support/corpus'
import { edit } from '../../support/edited-summary'
import { makePerson } from '../../support/people'
import { retract } from '../../support/retractions'
import { makeStudies } from '../../support/studies'
import { DID_NOT, importTrial } from '../../support/trial-records'

let editor: Person
let reader: Person

beforeEach(async () => {
  await emptyCorpus()
  ;[editor, reader] = [await makePerson('Ed', 'editor'), await makePerson('Reader')]
})

const queue = async (page = 1) =>
  (await readReviewQueue(editor, page)).drafts.map(({ study, reasons, lists, views }) => ({
    id: study.id,
    reasons: reasons.join(', '),
    lists,
    views,
  }))
const save = async (person: Person, studyId: number, name: string = randomUUID()) => {
  const { id } = await createList(person, { key: randomUUID(), name, description: '' })
  await saveToLists(person, { key: randomUUID(), studyId, listIds: [id], heldIds: [], newListName: '' })
  return id
}
const view = async (studyId: number, times: number) => {
  for (let turn = 0; turn < times; turn++) await countView(reader, studyId)
}

/** How likely the finding of a draft is the main result, in percent. */
const surestOf = (studyId: number, percent: number) =>
  asOwner(
    (sql) => sql`update study_summaries set trace = ${sql.json({ sentences: '', surest: [percent, 5, 1, 1] })}
      where study_id = ${studyId} and current`,
  )

/** Rows of studies and of their summaries that any query has fetched so far, by an index or by reading on. */
async function rowsLookedUp(): Promise<number> {
  // Each connection keeps its counts for a while.
  await Promise.all(
    Array.from({ length: 20 }, () =>
      withViewer(editor, (tx) => tx.execute('select pg_stat_force_next_flush(), pg_sleep(0.05)')),
    ),
  )
  return asOwner(async (sql) => {
    await sql`select pg_stat_force_next_flush()`
    const [row] = await sql`
      select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int as rows from pg_stat_user_tables
      where relname in ('studies', 'study_summaries')`
    return row?.rows
  })
}

describe('the queue', () => {
  it('has what matters in its order: to be checked again, saved, read, retracted', async () => {
    const [read, saved, twice] = [await importTrial(1), await importTrial(2), await importTrial(3)]
    const [withdrawn, taken, changed] = [await importTrial(4), await importTrial(5), await importTrial(6)]
    await importTrial(7)
    await view(read as number, 3)
    await save(reader, saved)
    await save(reader, twice)
    await save(editor, twice)
    await view(withdrawn as number, 1)
    await asOwner((sql) => sql`update studies set withdrawn_at = now() where id = ${withdrawn}`)
    await retract(taken)
    await edit(editor, changed, { checked: true })
    await importTrial(6, { article: DID_NOT, version: 2 })
    expect(await queue()).toEqual([
      { id: changed, reasons: 'abstract changed', lists: 0, views: 0 },
      { id: twice, reasons: 'saved', lists: 2, views: 0 },
      { id: saved, reasons: 'saved', lists: 1, views: 0 },
      { id: read, reasons: 'read', lists: 0, views: 3 },
      { id: taken, reasons: 'retracted', lists: 0, views: 0 },
    ])
  })

  it('lets go of what is checked, until the study is retracted', async () => {
    const id = await importTrial(1)
    await view(id, 1)
    await edit(editor, id, { checked: true })
    expect(await queue()).toEqual([])
    await retract(id)
    expect(await queue()).toEqual([{ id, reasons: 'retracted, read', lists: 0, views: 1 }])
    await edit(editor, id, { tldr: 'Retracted: its data were made up.', checked: true })
    expect(await queue()).toEqual([])
  })

  it('counts no list that was deleted, and no view of long ago', async () => {
    const id = await importTrial(1)
    await deleteList(reader, { listId: await save(reader, id) })
    await view(id, 1)
    await asOwner((sql) => sql`update study_views set week = week - 56`)
    expect(await queue()).toEqual([])
  })

  it('comes twenty at a time', async () => {
    const ids = await makeStudies(QUEUED_A_PAGE + 1)
    for (const id of ids) await view(id, 1)
    const first = await readReviewQueue(editor, 1)
    expect([first.drafts.length, first.total, first.more]).toEqual([QUEUED_A_PAGE, QUEUED_A_PAGE + 1, true])
    const second = await readReviewQueue(editor, 2)
    expect([second.drafts.length, second.total, second.more]).toEqual([1, QUEUED_A_PAGE + 1, false])
    const beyond = await readReviewQueue(editor, 3)
    expect([beyond.drafts.length, beyond.total, beyond.more]).toEqual([0, QUEUED_A_PAGE + 1, false])
    const shown = [...first.drafts, ...second.drafts].map(({ study }) => study.id)
    expect(shown.toSorted((one, other) => one - other)).toEqual(ids)
  })

  it('is narrowed to those that wait for one reason, with how many of each there are', async () => {
    const [read, saved, both] = [await importTrial(1), await importTrial(2), await importTrial(3)]
    const [taken, changed, unsure] = [await importTrial(4), await importTrial(5), await importTrial(6)]
    await view(read, 3)
    await save(reader, saved)
    await view(both, 1)
    await save(reader, both)
    await retract(taken)
    await edit(editor, changed, { checked: true })
    await importTrial(5, { article: DID_NOT, version: 2 })
    await view(unsure, 1)
    await surestOf(unsure, 40)
    await surestOf(read, LIKELY)
    const shown = async (of: QueueFilter | null) => {
      const { drafts, total, more, totals } = await readReviewQueue(editor, 1, of)
      expect([total, more]).toEqual([drafts.length, false])
      expect(totals).toEqual({ all: 6, saved: 2, read: 3, retracted: 1, changed: 1, unsure: 1 })
      return drafts.map(({ study }) => study.id)
    }
    expect(await shown(null)).toEqual([changed, both, saved, read, unsure, taken])
    expect(await shown('saved')).toEqual([both, saved])
    expect(await shown('read')).toEqual([both, read, unsure])
    expect(await shown('retracted')).toEqual([taken])
    expect(await shown('changed')).toEqual([changed])
    expect(await shown('unsure')).toEqual([unsure])
    // What a model of one's own wrote has no certainty that the rules could say.
    await asOwner((sql) => sql`update study_summaries set drafted_by = 'tiny-model-1' where study_id = ${unsure}`)
    expect(await readReviewQueue(editor, 1, 'unsure')).toMatchObject({ drafts: [], total: 0, totals: { all: 6 } })
  })

  it('says how many there are also beyond its last page', async () => {
    const id = await importTrial(1)
    await view(id, 1)
    expect(await readReviewQueue(editor, 9, 'read')).toMatchObject({
      drafts: [],
      total: 1,
      totals: { all: 1, saved: 0 },
    })
  })

  it('of thousands looks up no more studies and summaries than a page shows', async () => {
    const ids = await makeStudies(6000)
    await asOwner(async (sql) => {
      await sql`insert into study_views
        select id, date_trunc('week', now() at time zone 'UTC')::date, 1 + id % 9 from studies`
      await sql`insert into study_summaries (study_id, version, current, maker, drafter, drafted_by, basis, tldr)
        select id, 1, true, 'machine', 1, 'Précis', 'abstract', 'It helped.' from studies`
      await sql`vacuum analyze studies, study_summaries, study_views`
    })
    const before = await rowsLookedUp()
    expect(await readReviewQueue(editor, 1)).toMatchObject({ total: ids.length })
    expect((await rowsLookedUp()) - before).toBeLessThan(10 * QUEUED_A_PAGE)
  })

  it('is the editors’ and the administrators’: for everybody else it is empty', async () => {
    const [viewed, kept] = [await importTrial(1), await importTrial(2)]
    await view(viewed, 1)
    await save(reader, kept, 'a list')
    const chief = await makePerson('Chief', 'administrator')
    expect(await readReviewQueue(chief, 1)).toEqual(await readReviewQueue(editor, 1))
    expect(await readReviewQueue(chief, 1)).toMatchObject({ total: 2 })
    const totals = { all: 0, saved: 0, read: 0, retracted: 0, changed: 0, unsure: 0 }
    const nothing = { drafts: [], total: 0, more: false, totals }
    for (const who of [reader, VISITOR, SIGN_IN]) expect(await readReviewQueue(who, 1)).toEqual(nothing)
  })

  it('says on how many lists a study is, and nothing of whose or which', async () => {
    const id = await importTrial(1)
    const listId = await save(reader, id, 'canary of the reader')
    const told = JSON.stringify(await readReviewQueue(editor, 1))
    expect(told).toContain('"lists":1')
    for (const secret of ['canary', listId, reader.id]) expect(told).not.toContain(secret)
  })
})

describe('the next one', () => {
  const after = async (id: number, place: QueueKey | null = null) =>
    (await nextInQueue(editor, `s${id}`, place))?.study.id ?? null

  it('goes through the whole queue in its order, whatever page it is on, and then there is none', async () => {
    const ids = await makeStudies(2 * QUEUED_A_PAGE + 3)
    for (const [index, id] of ids.entries()) await view(id, 1 + (index % 3))
    const order = [...(await queue(1)), ...(await queue(2)), ...(await queue(3))].map(({ id }) => id)
    const walked = [order[0] as number]
    for (let id: number | null = walked[0] as number; id; ) {
      id = await after(id)
      if (id) walked.push(id)
    }
    expect(walked).toEqual(order)
    expect(walked).toHaveLength(ids.length)
  })

  it('goes back along the same way, and among those of a kind from one to the next of them', async () => {
    const ids = await makeStudies(7)
    for (const [index, id] of ids.entries()) await view(id, 1 + (index % 3))
    for (const id of ids.slice(2, 5)) await save(reader, id)
    for (const of of [null, 'saved'] as const) {
      const order = (await readReviewQueue(editor, 1, of)).drafts.map(({ study }) => study.id)
      expect(order).toHaveLength(of ? 3 : 7)
      const step = async (id: number, back: boolean) =>
        (await nextInQueue(editor, `s${id}`, null, { of, back }))?.study.id ?? null
      for (const [index, id] of order.entries()) {
        expect(await step(id, false)).toBe(order[index + 1] ?? null)
        expect(await step(id, true)).toBe(order[index - 1] ?? null)
      }
    }
  })

  it('is found from where the study stood when it was taken up, though that has left the queue since', async () => {
    const [changed, other, saved] = [await importTrial(1), await importTrial(2), await importTrial(3)]
    await save(reader, saved)
    for (const id of [changed, other]) await edit(editor, id, { checked: true })
    for (const pmid of [1, 2]) await importTrial(pmid, { article: DID_NOT, version: 2 })
    const { drafts } = await readReviewQueue(editor, 1)
    expect(drafts.map(({ study }) => study.id)).toEqual([other, changed, saved])
    const [taken] = drafts
    await edit(editor, other, { checked: true })
    expect(await after(other, taken)).toBe(changed)
    // By what is known of it now it matters less than what is saved.
    expect(await after(other)).toBeNull()
  })

  it('is the first where nobody says after which, and nobody else’s to ask for', async () => {
    const [less, more] = [await importTrial(1), await importTrial(2)]
    await view(less, 1)
    await view(more, 2)
    for (const key of ['', 'next', '99', 's99', '99999999999999999999'])
      expect((await nextInQueue(editor, key, null))?.study.id, key).toBe(more)
    expect((await nextInQueue(editor, '2', null))?.study.id).toBe(less)
    for (const who of [reader, VISITOR, SIGN_IN]) expect(await nextInQueue(who, '', null)).toBeNull()
  })
})

describe('a view', () => {
  it('is one more of the study in this week, also when many come at once, and never whose', async () => {
    const id = await importTrial(1)
    await Promise.all(Array.from({ length: 8 }, () => countView(reader, id)))
    const rows = await asOwner(
      (sql) => sql`
      select *, week = date_trunc('week', now() at time zone 'UTC')::date as now from study_views`,
    )
    expect(rows.map(({ week, study_id, ...row }) => row)).toEqual([{ views: 8, now: true }])
  })

  it('of nobody, or of nothing, is not counted', async () => {
    const id = await importTrial(1)
    await countView(VISITOR, id)
    await countView(reader, 987_654)
    expect(await asOwner((sql) => sql`select from study_views`)).toHaveLength(0)
  })
})
