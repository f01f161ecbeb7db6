import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { readSetup } from '@/db/home/setup'
import { loadDemo } from '@/db/import/demo/load-demo'
import { readList } from '@/db/lists/list-contents'
import { saveToLists } from '@/db/lists/list-savings'
import { createList } from '@/db/lists/lists'
import { notesOnStudy } from '@/db/notes/note-list'
import { createNote } from '@/db/notes/notes'
import { findByIdentifier } from '@/db/search/query/find-by-identifier'
import { referencesOf } from '@/db/studies/study-links'
import { readStudy } from '@/db/studies/study-page'
import type { Person } from '@/lib/access/viewer'
import { asOwner, emptyCorpus, importFiles } from '../../support/corpus'
import { edit } from '../../support/edited-summary'
import { makePerson } from '../../support/people'
import { articleSet, articleXml } from '../../support/pubmed-xml'

const TRIAL = '10.1016/s0140-6736(22)02546-6'
const REPORT = '10.3389/fimmu.2021.654376'
/** The systematic review of safety, which has a PMID. */
const REVIEW = { pmid: 37138134 }

let ada: Person
beforeEach(async () => {
  await emptyCorpus()
  ada = await makePerson('Ada', 'editor')
  await loadEarlier()
})

const load = () => loadDemo(process.env.DATABASE_URL as string)

/** The demonstration as it was before its abstracts were retold. */
async function loadEarlier() {
  await load()
  await asOwner(async (sql) => {
    await sql`update studies set revision = '', abstract = '[]'`
    await sql`
      update study_summaries set tldr = 'What we wrote before.', basis = 'abstract', refusal = null, sentences = null,
        facts = facts - 'words' - 'effects', source_section = null, source_start = null, source_end = null`
  })
}

async function studyOf(name: { doi: string } | { pmid: number }) {
  const address = await findByIdentifier(ada, name)
  const study = await readStudy(ada, address?.split('/')[2] as string)
  if (!study) throw new Error('the study is not here')
  return study
}

test('an earlier demonstration is given the abstracts, once, as a new version of what we wrote', async () => {
  const before = await studyOf({ doi: TRIAL })
  expect(before).toMatchObject({ abstract: [], summary: { tldr: 'What we wrote before.' } })
  expect(await load()).toBe(73)
  const after = await studyOf({ doi: TRIAL })
  expect(after).toMatchObject({ id: before.id, address: before.address, level: 2, addedAt: before.addedAt })
  expect(after.abstract).toHaveLength(4)
  expect(after.summary).toMatchObject({ basis: 'retold', recheck: false, source: { section: 3, start: 0 } })
  const versions = await asOwner(
    (sql) => sql`select version, current, basis from study_summaries where study_id = ${after.id} order by version`,
  )
  expect([...versions]).toEqual([
    { version: 1, current: false, basis: 'abstract' },
    { version: 2, current: true, basis: 'retold' },
  ])
  expect(await load()).toBe(0)
})

test('no study is added, and it is still no literature of one’s own', async () => {
  await asOwner((sql) => sql`delete from studies where doi = '10.3389/fimmu.2021.654376'`)
  expect(await load()).toBe(72)
  expect(await asOwner((sql) => sql`select count(*)::int from studies`)).toMatchObject([{ count: 72 }])
  const [row] = await asOwner((sql) => sql`select counts, sources from imports order by id desc limit 1`)
  expect(row).toMatchObject({ counts: { added: 0, updated: 72 }, sources: ['The demonstration corpus'] })
  expect(await readSetup(await makePerson('Root', 'administrator'))).toMatchObject({ hasOwnStudies: false })
})

test('what people wrote, checked, saved and noted stays', async () => {
  const [trial, report] = [await studyOf({ doi: TRIAL }), await studyOf({ doi: REPORT })]
  await edit(ada, trial.id, { tldr: 'What Ada wrote.' })
  await edit(ada, report.id, { checked: true })
  const { id: listId } = await createList(ada, { key: randomUUID(), name: 'Lupus', description: '' })
  await saveToLists(ada, { key: randomUUID(), studyId: trial.id, listIds: [listId], heldIds: [], newListName: '' })
  await createNote(ada, { key: randomUUID(), studyId: trial.id, body: 'Ask the pharmacy.' })

  expect(await load()).toBe(73)

  const now = await studyOf({ doi: TRIAL })
  // The abstract has come since: whoever wrote without it is asked to look again.
  expect(now.summary).toMatchObject({ tldr: 'What Ada wrote.', draftedBy: 'Ada', source: null, recheck: true })
  expect((await studyOf({ doi: REPORT })).summary).toMatchObject({ tldr: 'What we wrote before.', checkedBy: 'Ada' })
  expect((await readList(ada, listId))?.items.map(({ study }) => study.id)).toEqual([trial.id])
  expect(await notesOnStudy(ada, trial.id)).toMatchObject([{ body: 'Ask the pharmacy.' }])
})

test('a study that another record has taken over keeps that, and nothing is bound to its abstract', async () => {
  const text = 'The authors found hair on heads.'
  const article = `<Abstract><AbstractText>${text}</AbstractText></Abstract>`
  await importFiles(articleSet(articleXml({ ...REVIEW, title: 'Safety of Janus kinase inhibitors.', article })))
  await load()
  const study = await studyOf(REVIEW)
  expect(study).toMatchObject({ source: 'pubmed', abstract: [{ text }] })
  expect(study.summary).toMatchObject({ basis: 'record', source: null, sentences: null })
  expect(study.summary?.tldr).toContain('headache and acne')
})

test('a study whose PMID was learned since is still the same one', async () => {
  const { id } = await studyOf({ doi: REPORT })
  await asOwner((sql) => sql`update studies set pmid = 7000001, source_key = 'pmid:7000001' where id = ${id}`)
  expect(await load()).toBe(73)
  expect(await studyOf({ pmid: 7000001 })).toMatchObject({ id, summary: { basis: 'retold' } })
  expect(await asOwner((sql) => sql`select count(*)::int from studies`)).toMatchObject([{ count: 73 }])
})

test('references are tied to their studies again', async () => {
  await load()
  const [first] = await asOwner((sql) => sql`select id::int from studies where source_key = 'demo:seed-0'`)
  const references = await referencesOf(ada, first?.id, 1)
  expect(references.filter(({ study }) => study)).toHaveLength(8)
  expect(references[0]?.known).toMatchObject({ journal: 'Dermatologic Therapy' })
})

test('a corpus without the demonstration is given nothing', async () => {
  await emptyCorpus()
  await importFiles(articleSet(articleXml({ pmid: 7 })))
  expect(await load()).toBe(0)
  expect(await asOwner((sql) => sql`select count(*)::int from studies`)).toMatchObject([{ count: 1 }])
})
