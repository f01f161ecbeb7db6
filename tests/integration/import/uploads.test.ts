import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listImports } from '@/db/import/import-logs'
import { applyUploaded, cancelUploaded, retryUploaded, undoUploaded } from '@/db/import/uploads/ask-upload'
import { decideRest, decideRow } from '@/db/import/uploads/decide-upload'
import { readNotTaken } from '@/db/import/uploads/read-not-taken'
import { readUploadRows } from '@/db/import/uploads/read-rows'
import { listUploads, readUploadAccount } from '@/db/import/uploads/read-uploads'
import { cancelJob } from '@/db/jobs/change-job'
import { listJobs } from '@/db/jobs/list-jobs'
import type { Person } from '@/lib/access/viewer'
import { asOwner, corpusDump, emptyCorpus, importFiles } from '../../support/corpus'
import { emptyQueue } from '../../support/jobs'
import { makePerson } from '../../support/people'
import { articleSet, articleXml, journalXml } from '../../support/pubmed-xml'
import { sweep } from '../../support/sweep'
import { emptyUploads, outcomeOf, ris, settled, upload, workOnUploads } from '../../support/uploads'

let [ed, other, chief]: Person[] = []
let stop: () => Promise<void>
const logged: unknown[] = []

beforeAll(async () => {
  ed = await makePerson('Ed', 'editor')
  other = await makePerson('Otto', 'editor')
  chief = await makePerson('Chief', 'administrator')
  await emptyQueue()
  stop = workOnUploads(logged)
})
afterAll(() => stop())
beforeEach(async () => {
  await emptyUploads()
  await emptyCorpus()
  await importFiles(
    articleSet(
      articleXml({
        pmid: 900001,
        title: 'Misoprostol for the prevention of postpartum haemorrhage.',
        doi: '10.1000/trial.1',
        journal: journalXml('<Year>2006</Year>'),
      }),
    ),
  )
})

const NEW =
  'TI  - Zinc for the common cold in adults\nAU  - Novak, Eva\nPY  - 2019\nT2  - Journal of Examples\nVL  - 4\nSP  - 9'
const HERE = 'AN  - 900001\nDB  - PubMed\nTI  - Misoprostol for the prevention of postpartum haemorrhage'
const CONFLICT = 'TI  - A supplement of abstracts\nDO  - 10.1000/trial.1'
const BROKEN = 'PY  - 2001'
const FILE = ris(NEW, HERE, CONFLICT, BROKEN)

const me = () => ed as Person
const readBy = async (content: string | Buffer, who = me()) => settled(who, await upload(who, content))
const titles = async () =>
  (await asOwner((sql) => sql`select title from studies where source = 'reference' order by id`)).map(
    ({ title }) => title,
  )

describe('an upload that is read', () => {
  it('says what would become of each record and why, and changes nothing', async () => {
    const before = await corpusDump()
    const { id, ...account } = await readBy(FILE)
    expect(account).toMatchObject({
      state: 'read',
      format: 'ris',
      encoding: 'UTF-8',
      counts: { records: 4, new: 1, same: 1, maybe: 0, conflict: 1, broken: 1, chosen: { open: 1 } },
      progress: null,
    })
    expect(await corpusDump()).toBe(before)
    expect(await readUploadRows(me(), id, 'conflict', 1)).toMatchObject([
      {
        line: 16,
        inFile: { title: 'A supplement of abstracts', doi: '10.1000/trial.1' },
        here: { pmid: 900001, year: 2006, retracted: false, address: expect.stringMatching(/^\/studies\/900001\//) },
        reasons: expect.arrayContaining([expect.stringMatching(/^same DOI, but the titles differ/)]),
      },
    ])
    expect(await readUploadRows(me(), id, 'left', 1)).toMatchObject([
      { line: 21, raw: 'TY  - JOUR\nPY  - 2001\nER  -', reasons: ['No title and no identifier'], inFile: null },
    ])
    expect(await readUploadRows(me(), id, 'here', 1)).toMatchObject([
      { reasons: expect.arrayContaining(['same PMID']) },
    ])
    expect(await readNotTaken(me(), id)).toEqual({ format: 'ris', records: ['TY  - JOUR\nPY  - 2001\nER  -'] })
  })

  it.each([
    ['nonsense', Buffer.from('Dear colleague, please find nothing attached.'), /^Not a reference file/],
    ['blanks', Buffer.from(' \r\n '), /^The file is empty/],
    [
      'a ZIP file',
      Buffer.from('PK\x03\x04TY  - JOUR\nTI  - inside\nER  - \n', 'latin1'),
      /^This is a ZIP or Office file/,
    ],
    ['a PDF', Buffer.from('%PDF-1.7 10.1000/x'), /^This is a PDF/],
    ['PubMed XML', Buffer.from(articleSet(articleXml({ pmid: 5 }))), /^This is PubMed XML/],
    ['damaged gzip', Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]), /^the compressed data is damaged/],
  ])('says in words what %s is', async (_name, content, words) => {
    expect(await readBy(content)).toMatchObject({ state: 'unreadable', fault: expect.stringMatching(words) })
    expect(await asOwner((sql) => sql`select count(*)::int from import_upload_contents`)).toEqual([{ count: 0 }])
  })

  it('may be in UTF-16, and may break off in the middle of a record', async () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(ris(NEW), 'utf16le')])
    expect(await readBy(utf16)).toMatchObject({ state: 'read', encoding: 'UTF-16LE', counts: { new: 1 } })
    const cut = FILE.slice(0, FILE.indexOf('DO  -'))
    expect((await readBy(cut)).counts).toMatchObject({ records: 3, new: 2, same: 1 })
  })

  it('of numbers alone says which are here and which are not', async () => {
    const { id, counts } = await readBy('PMID: 900001\n10.1000/TRIAL.1 900009 10.1000/nowhere')
    expect(counts).toMatchObject({ records: 4, same: 2, skip: 2, new: 0 })
    expect(await readNotTaken(me(), id)).toEqual({ format: 'identifiers', records: ['900009', '10.1000/nowhere'] })
  })
})

describe('an import from the page', () => {
  it('adds what is new once, however often it is asked for, is logged with its person, and is undone whole', async () => {
    const before = await corpusDump()
    const { id } = await readBy(FILE)
    await Promise.all([1, 2, 3].map(() => applyUploaded(me(), { uploadId: id })))
    expect(await settled(me(), id)).toMatchObject({
      state: 'applied',
      result: { records: 4, added: 1, same: 1, undecided: 1, left: 1 },
    })
    await applyUploaded(me(), { uploadId: id })
    expect(await settled(me(), id)).toMatchObject({ state: 'applied' })
    expect(await titles()).toEqual(['Zinc for the common cold in adults'])
    expect(await listImports(me())).toMatchObject([
      { kind: 'references', sources: ['export.ris'], by: 'Ed', state: 'finished' },
      { kind: 'studies', by: null },
    ])
    expect(await asOwner((sql) => sql`select count(*)::int from import_upload_contents`)).toEqual([{ count: 0 }])
    expect((await readNotTaken(me(), id))?.records).toHaveLength(2)

    await Promise.all([undoUploaded(me(), { uploadId: id }), undoUploaded(me(), { uploadId: id })])
    expect(await settled(me(), id)).toMatchObject({ state: 'undone', kept: [] })
    expect(await corpusDump()).toBe(before)
    await expect(applyUploaded(me(), { uploadId: id })).rejects.toMatchObject({ code: 'conflict' })
    const events = await asOwner(
      (sql) => sql`select action from audit_events where actor_id = ${me().id} order by id desc limit 3`,
    )
    expect(events.map(({ action }) => action)).toEqual(['upload.undo', 'upload.apply', 'upload.create'])
  })

  it('does with those to decide what was decided', async () => {
    const file = ris(
      CONFLICT,
      CONFLICT.replace('A supplement', 'The supplement'),
      `${CONFLICT} of many`,
      'DO  - 10.1000/trial.1',
    )
    const { id, counts } = await readBy(file)
    expect(counts.chosen.open).toBe(4)
    await decideRow(me(), { uploadId: id, position: 0, choice: 'new' })
    await decideRow(me(), { uploadId: id, position: 1, choice: 'skip' })
    await decideRow(me(), { uploadId: id, position: 1, choice: null })
    await decideRow(me(), { uploadId: id, position: 1, choice: 'same' })
    // Without a title it can be no study.
    await expect(decideRow(me(), { uploadId: id, position: 3, choice: 'new' })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await decideRest(me(), { uploadId: id, choice: 'skip' })).toEqual({ decided: 2 })
    await applyUploaded(me(), { uploadId: id })
    expect((await settled(me(), id)).result).toEqual({ records: 4, added: 1, same: 1, undecided: 0, left: 2 })
    expect(await outcomeOf(id)).toMatchObject([
      { decision: 'new', added: true, chosen_by: 'person' },
      { decision: 'same', added: false, chosen_by: 'person', title: expect.stringMatching(/^Misoprostol/) },
      { decision: 'skip', chosen_by: 'person' },
      { decision: 'skip', chosen_by: 'person' },
    ])
    await expect(decideRow(me(), { uploadId: id, position: 0, choice: 'skip' })).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  it('takes a record for another one of the same file where somebody says so', async () => {
    const copper = (year: number) =>
      `TI  - Copper bracelets for arthritis in old age\nAU  - Gold, Ann\nPY  - ${year}\nVL  - ${year - 2000}`
    const { id } = await readBy(ris(copper(2010), copper(2018)))
    const [row] = await readUploadRows(me(), id, 'decide', 1)
    expect(row).toMatchObject({ position: 1, here: { address: null, year: 2010 } })
    await decideRow(me(), { uploadId: id, position: 1, choice: 'same' })
    await applyUploaded(me(), { uploadId: id })
    await settled(me(), id)
    expect(await outcomeOf(id)).toMatchObject([
      { decision: 'new', added: true },
      { decision: 'same', added: false, chosen_by: 'person', title: 'Copper bracelets for arthritis in old age' },
    ])
  })

  it('leaves to its own undo what another upload of the same file has added', async () => {
    const first = await readBy(ris(NEW))
    await applyUploaded(me(), { uploadId: first.id })
    await settled(me(), first.id)
    const second = await readBy(ris(NEW, 'TI  - Gold against rust'), other)
    expect(second.counts).toMatchObject({ new: 1, same: 1 })
    await applyUploaded(other as Person, { uploadId: second.id })
    await settled(other as Person, second.id)
    await undoUploaded(other as Person, { uploadId: second.id })
    expect(await settled(other as Person, second.id)).toMatchObject({ state: 'undone', kept: [] })
    expect(await titles()).toEqual(['Zinc for the common cold in adults'])
  })

  it('undone keeps what somebody has built on, and lists it', async () => {
    const { id } = await readBy(ris(NEW, 'TI  - Only a title'))
    await applyUploaded(me(), { uploadId: id })
    await settled(me(), id)
    await asOwner(
      (sql) => sql`insert into study_readings (user_id, study_id, status)
        select ${me().id}, id, 'read' from studies where title = 'Only a title'`,
    )
    await undoUploaded(me(), { uploadId: id })
    expect((await settled(me(), id)).kept).toMatchObject([
      { title: 'Only a title', reason: 'somebody has saved, noted, read or discussed it' },
    ])
    expect(await titles()).toEqual(['Only a title'])
  })
})

it('takes a person at their word where the study that they meant looks otherwise by now, and adds nothing where it is gone', async () => {
  const { id } = await readBy(ris(CONFLICT, `${CONFLICT} of many`))
  for (const position of [0, 1]) await decideRow(me(), { uploadId: id, position, choice: 'same' })
  await asOwner((sql) => sql`update studies set title = 'Another title', doi = null, pmid = null where pmid = 900001`)
  await asOwner((sql) => sql`update import_upload_rows set study_id = null where position = 1`)
  await applyUploaded(me(), { uploadId: id })
  expect((await settled(me(), id)).result).toMatchObject({ added: 0, same: 1, left: 1 })
  expect(await outcomeOf(id)).toMatchObject([
    { decision: 'same', title: 'Another title', chosen_by: 'person' },
    { decision: 'skip', reasons: ['The study that it was decided to be is not here any more'] },
  ])
})

it('that an administrator has stopped can be tried again', async () => {
  await stop()
  const id = await upload(me(), FILE)
  const [job] = (await listJobs(chief as Person))?.jobs ?? []
  expect(job).toMatchObject({ kind: 'import', state: 'waiting' })
  await cancelJob(chief as Person, { job: job?.id as number })
  expect(await readUploadAccount(me(), id)).toMatchObject({ state: 'reading', progress: { state: 'cancelled' } })
  stop = workOnUploads(logged)
  await retryUploaded(me(), { uploadId: id })
  expect(await settled(me(), id)).toMatchObject({ state: 'read' })
})

describe('who may', () => {
  it('leaves an upload to its editor and to administrators', async () => {
    const { id } = await readBy(FILE)
    const [reader, demoted]: Person[] = [await makePerson('Rea'), { ...me(), role: 'reader' }]
    for (const who of [other, reader, demoted] as Person[]) {
      expect(await readUploadAccount(who, id)).toBeNull()
      expect(await readUploadRows(who, id, 'new', 1)).toEqual([])
      expect(await readNotTaken(who, id)).toBeNull()
      expect(await listUploads(who)).toEqual([])
      for (const ask of [applyUploaded, cancelUploaded, undoUploaded, retryUploaded])
        await expect(ask(who, { uploadId: id })).rejects.toMatchObject({ code: 'not_found' })
      await expect(decideRow(who, { uploadId: id, position: 2, choice: 'new' })).rejects.toMatchObject({
        code: 'not_found',
      })
    }
    await expect(upload(reader as Person, FILE)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await listUploads(chief as Person)).toMatchObject([{ id, by: { name: 'Ed' } }])
    await cancelUploaded(chief as Person, { uploadId: id })
    expect(await readUploadAccount(me(), id)).toMatchObject({ state: 'cancelled', counts: { records: 0 } })
  })

  it('lets the application’s role neither read what was uploaded nor write a study or a result', async () => {
    const { id } = await readBy(FILE)
    const refused = (statement: string) =>
      expect(
        asOwner((sql) =>
          sql.begin(async (tx) => {
            await tx`select set_config('app.actor', 'person', true), set_config('app.user_id', ${me().id}, true)`
            await tx`set local role precis_app`
            await tx.unsafe(statement)
          }),
        ),
        statement,
      ).rejects.toMatchObject({ code: '42501' })
    await refused('select content from import_upload_contents')
    await refused("update import_uploads set state = 'applied'")
    await refused("update import_uploads set result = '{}'")
    await refused("update import_upload_rows set decision = 'new'")
    await refused(`insert into import_uploads (user_id, name, bytes) values ('${other?.id}', 'theirs', 1)`)
    await refused(`insert into import_upload_contents (upload_id, content) values ('${id}', 'x')`)
    await refused("insert into studies (source_key, source, title) values ('x', 'reference', 'x')")
  })

  it('takes one upload of a person at a time, one for one form, and no more than can wait', async () => {
    await stop()
    const key = crypto.randomUUID()
    const same = await Promise.all([1, 2, 3].map(() => upload(me(), FILE, 'a.ris', key)))
    expect(new Set(same).size).toBe(1)
    await cancelUploaded(me(), { uploadId: same[0] as string })
    const raced = await Promise.allSettled([1, 2, 3].map(() => upload(me(), FILE)))
    expect(raced.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
    await expect(upload(me(), FILE)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/running/),
    })
    expect(await asOwner((sql) => sql`select count(*)::int from import_uploads where state = 'reading'`)).toEqual([
      { count: 1 },
    ])
    await asOwner((sql) => sql`update import_uploads set state = 'read'`)
    await asOwner(
      (sql) => sql`insert into import_uploads (user_id, name, bytes, state)
        select ${me().id}, 'waiting', 1, 'read' from generate_series(1, 9)`,
    )
    await expect(upload(me(), FILE)).rejects.toMatchObject({
      message: expect.stringMatching(/^Ten of your uploads wait/),
    })
    await expect(upload(other as Person, Buffer.alloc(0))).rejects.toMatchObject({ code: 'invalid' })
    await expect(upload(other as Person, Buffer.alloc((20 << 20) + 1))).rejects.toMatchObject({ code: 'invalid' })
    await emptyUploads()
    stop = workOnUploads(logged)
  })
})

it('cleans up what nobody imports, and keeps what an undo needs', async () => {
  const waiting = await readBy(FILE)
  const imported = await readBy(ris(NEW))
  await applyUploaded(me(), { uploadId: imported.id })
  await settled(me(), imported.id)
  const sweepThem = () =>
    asOwner(async (sql) => {
      await sql`set role precis_import`
      await sweep(sql, ['uploads', 'upload-files', 'import-accounts'])
    })
  await sweepThem()
  expect((await listUploads(me())).map(({ id }) => id)).toEqual([imported.id, waiting.id])
  await asOwner(
    (sql) =>
      sql`update import_uploads set asked_at = now() - interval '31 days', ended_at = now() - interval '31 days'`,
  )
  await sweepThem()
  expect(await listUploads(me())).toMatchObject([{ id: imported.id, state: 'applied' }])
  expect(await readUploadRows(me(), imported.id, 'new', 1)).toEqual([])
  await undoUploaded(me(), { uploadId: imported.id })
  expect(await settled(me(), imported.id)).toMatchObject({ state: 'undone' })
  expect(await titles()).toEqual([])
  expect(logged).toEqual([])
})
