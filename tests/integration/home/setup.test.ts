import { beforeAll, expect, test } from 'vitest'
import { readSetup } from '@/db/home/setup'
import { DEMO_NAME } from '@/db/import/demo/demo-name'
import { type Person, VISITOR } from '@/lib/access/viewer'
import { asOwner, importFiles } from '../../support/corpus'
import { makePerson } from '../../support/people'
import { articleSet, articleXml } from '../../support/pubmed-xml'

let root: Person
beforeAll(async () => {
  root = await makePerson('Root', 'administrator')
})

test('the demonstration is no literature of one’s own, and one administrator has no colleagues', async () => {
  await asOwner((sql) => sql`insert into imports (state, sources, counts) values ('finished', ${[DEMO_NAME]}, '{}')`)
  expect(await readSetup(root)).toEqual({ hasOwnStudies: false, hasColleagues: false, hasBackup: false })
})

test('an import and a second person are what is done', async () => {
  await importFiles(articleSet(articleXml({ pmid: 7 })))
  expect(await readSetup(root)).toEqual({ hasOwnStudies: true, hasColleagues: false, hasBackup: false })
  await makePerson('Ben')
  expect(await readSetup(root)).toEqual({ hasOwnStudies: true, hasColleagues: true, hasBackup: false })
})

test('a backup that was taken by hand is done', async () => {
  const taken = new Date('2026-11-29T10:00:00Z')
  await asOwner(
    (sql) => sql`insert into audit_events (actor_kind, action, at) values ('operator', 'backup.take', ${taken})`,
  )
  expect(await readSetup(root)).toMatchObject({ hasBackup: true })
})

test('readers and editors have nothing to set up', async () => {
  for (const who of [await makePerson('Ada'), await makePerson('Ed', 'editor'), VISITOR]) {
    expect(await readSetup(who)).toBeNull()
  }
})
