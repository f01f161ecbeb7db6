import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { countInbox } from '@/db/inbox/count-inbox'
import { listInbox } from '@/db/inbox/list-inbox'
import { NOTICE_STRONGER } from '@/db/inbox/notice-stronger'
import { createNote } from '@/db/notes/notes'
import type { Person } from '@/lib/access/viewer'
import { asOwner, importFiles } from '../../support/corpus'
import { inboxOf, noticesOf } from '../../support/inbox'
import { runOnce } from '../../support/mail'
import { makePerson } from '../../support/people'
import { articleSet, articleXml } from '../../support/pubmed-xml'

let ada: Person
let pmid = 900
let studyId: number

const record = (of: number, more: { says?: [string, number][]; references?: number[]; version?: number } = {}) => {
  const said = (more.says ?? []).map(
    ([type, other]) =>
      `<CommentsCorrections RefType="${type}"><RefSource>A journal</RefSource><PMID>${other}</PMID></CommentsCorrections>`,
  )
  const citation = said.length > 0 ? `<CommentsCorrectionsList>${said.join('')}</CommentsCorrectionsList>` : ''
  const { references = [], version = 1 } = more
  const article = '<Abstract><AbstractText>One abstract.</AbstractText></Abstract>'
  return articleXml({ pmid: of, version, title: `Study ${of}`, citation, article, references })
}
const take = (...records: string[]) => importFiles(articleSet(...records))
const idOf = (of: number) =>
  asOwner(async (sql) => (await sql<{ id: number }[]>`select id::int from studies where pmid = ${of}`)[0]?.id as number)
/** What was read of a study: its level, and what it tested for what. */
const readAs = (of: number, level: number, intervention: string, outcome = 'pain at rest') =>
  asOwner(async (sql) => {
    await sql`update studies set level = ${level} where pmid = ${of}`
    await sql`update study_summaries set level = ${level}, facts = ${sql.json({ intervention, outcome })}
      where current and study_id = (select id from studies where pmid = ${of})`
  })
const night = () => runOnce(NOTICE_STRONGER)

beforeEach(async () => {
  pmid += 10
  ada = await makePerson('Ada')
  await asOwner((sql) => sql`delete from notices`)
  await take(record(pmid))
  studyId = await idOf(pmid)
  await readAs(pmid, 3, 'misoprostol tablets')
  await createNote(ada, { key: randomUUID(), studyId, body: 'For the ward.' })
})

test('a review of the same question that cites a study is said once to those who kept it before', async () => {
  await take(record(pmid + 1, { references: [pmid] }))
  await readAs(pmid + 1, 1, 'oral misoprostol')
  const ben = await makePerson('Ben')
  await createNote(ben, { key: randomUUID(), studyId, body: 'Late.' })
  await night()
  await night()
  expect(await inboxOf(ada)).toEqual([`outranked: -, Study ${pmid}`])
  const [entry] = (await listInbox(ada, { tab: 'new' })).entries
  expect(entry?.notices).toMatchObject([
    { by: `Study ${pmid + 1}`, address: expect.stringContaining(`/studies/${pmid + 1}`), kept: { hasNote: true } },
  ])
  expect(await noticesOf(ben)).toEqual([])
})

test.each([
  ['does not cite it', { references: [] as number[] }, 1, 'oral misoprostol'],
  ['has no better level', null, 3, 'oral misoprostol'],
  ['is better and not good', null, 4, 'oral misoprostol'],
  ['tested something else', null, 1, 'paracetamol'],
])('one that %s is not said', async (_, says, level, intervention) => {
  if (level === 4) await readAs(pmid, 5, 'misoprostol tablets')
  await take(record(pmid + 1, says ?? { references: [pmid] }))
  await readAs(pmid + 1, level, intervention)
  await night()
  expect(await noticesOf(ada)).toEqual([])
})

test('a newer version is said once, whichever record states it, and goes with what it is about', async () => {
  await take(record(pmid + 1, { says: [['UpdateOf', pmid]] }))
  await take(record(pmid, { version: 2, says: [['UpdateIn', pmid + 1]] }))
  expect(await inboxOf(ada)).toEqual([`superseded: -, Study ${pmid}`])
  await asOwner((sql) => sql`update notes set deleted_at = now() where author_id = ${ada.id}`)
  expect([await inboxOf(ada), await countInbox(ada)]).toEqual([[], 0])
})
