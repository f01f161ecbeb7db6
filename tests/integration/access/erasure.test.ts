import { randomUUID } from 'node:crypto'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { closeOwnAccount } from '@/db/access/close-account'
import { eraseJob } from '@/db/access/erase-job'
import { eraseOn, keepPerson, listErased } from '@/db/access/erasures'
import { disablePerson, enablePerson, invitePerson, listPeople } from '@/db/access/people'
import { findSession, openSession } from '@/db/access/sessions'
import { addToErased, readErased, takeFromErased } from '@/db/backup/erased-list'
import { withViewer } from '@/db/connection/with-viewer'
import { createComment } from '@/db/discussion/comments'
import { createNote } from '@/db/notes/notes'
import { OPERATOR, SIGN_IN, type SignedIn } from '@/lib/access/viewer'
import { mentionToken } from '@/lib/markdown/mention'
import { LIMITS } from '../../support/attempts'
import { asOwner, emptyCorpus } from '../../support/corpus'
import { runOnce } from '../../support/mail'
import { type Member, makeMember } from '../../support/member'
import { makePerson } from '../../support/people'
import { makeStudy } from '../../support/studies'

let folder: string
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'precis-erased-'))
  await emptyCorpus()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const list = () => path.join(folder, 'erased.txt')
const erase = (erasesComments = false) => runOnce(eraseJob({ folder, erasesComments }))
/** Of somebody who has signed in a moment ago. */
async function signedIn(who: Member): Promise<SignedIn> {
  const token = await withViewer(SIGN_IN, (tx) => openSession(tx, who.id, null, LIMITS))
  return (await findSession(token, LIMITS)) as SignedIn
}
const close = async (who: Member) => closeOwnAccount(await signedIn(who), { email: who.email.toUpperCase() })
const rowOf = async (id: string) => (await listPeople(OPERATOR)).find((person) => person.id === id)
const nextMonth = () => new Date(Date.now() + 30 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
const today = () => new Date().toISOString().slice(0, 10)
const isDue = (id: string) => asOwner((sql) => sql`update erasures set due_on = current_date where user_id = ${id}`)
const nameOf = (id: string) =>
  asOwner(async (sql) => (await sql<{ name: string }[]>`select name from users where id = ${id}`)[0]?.name)

describe('closing an account', () => {
  it('ends it at once, and has it erased a month later', async () => {
    await makePerson('Chief', 'administrator')
    const ada = await makeMember('Ada')
    const token = await withViewer(SIGN_IN, (tx) => openSession(tx, ada.id, null, LIMITS))
    const here = await signedIn(ada)
    await expect(closeOwnAccount(here, { email: 'ada@elsewhere.example' })).rejects.toMatchObject({ code: 'invalid' })
    expect(await rowOf(ada.id)).toMatchObject({ disabledAt: null, eraseOn: null })
    await closeOwnAccount(here, ada)
    expect(await rowOf(ada.id)).toMatchObject({ disabledAt: expect.any(Date), eraseOn: nextMonth() })
    expect(await findSession(token, LIMITS)).toBeNull()
    // Of two that are sent at once, the second finds nobody.
    await expect(closeOwnAccount(here, ada)).rejects.toMatchObject({
      code: expect.stringMatching(/not_found|conflict/),
    })
  })

  it('is not done by whoever finds a computer that was left open', async () => {
    await makePerson('Chief', 'administrator')
    const ada = await makeMember('Ada')
    const here = await signedIn(ada)
    await asOwner(
      (sql) => sql`update sessions set created_at = now() - interval '6 minutes' where id = ${here.session.id}`,
    )
    await expect(closeOwnAccount(here, ada)).rejects.toThrow('first confirm again that it is you')
    expect(await rowOf(ada.id)).toMatchObject({ disabledAt: null, eraseOn: null })
  })

  it('happens once, of two tabs at the same moment', async () => {
    await makePerson('Chief', 'administrator')
    const ada = await makeMember('Ada')
    const tabs = [await signedIn(ada), await signedIn(ada)]
    const both = await Promise.allSettled(tabs.map((tab) => closeOwnAccount(tab, ada)))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const [events] = await asOwner(
      (sql) =>
        sql`select count(*)::int as n from audit_events where action = 'account.close' and subject_id = ${ada.id}`,
    )
    expect(events?.n).toBe(1)
  })

  it('is taken back by opening the account again', async () => {
    const chief = await makePerson('Chief', 'administrator')
    const ada = await makeMember('Ada')
    await close(ada)
    await enablePerson(chief, { userId: ada.id, version: (await rowOf(ada.id))?.version as number })
    expect(await rowOf(ada.id)).toMatchObject({ disabledAt: null, eraseOn: null })
    await erase()
    expect(await nameOf(ada.id)).toBe('Ada')
  })

  it('is refused to the last administrator', async () => {
    const chief = await makeMember('Chief', 'administrator')
    const others = (await listPeople(OPERATOR)).filter(
      ({ id, role, disabledAt }) => role === 'administrator' && !disabledAt && id !== chief.id,
    )
    for (const { id, version } of others) await disablePerson(OPERATOR, { userId: id, version })
    await expect(close(chief)).rejects.toThrow('This is the last active administrator.')
    expect(await rowOf(chief.id)).toMatchObject({ disabledAt: null, eraseOn: null })
  })
})

describe('the day of erasing', () => {
  it('is chosen by an administrator for a closed account, put off, and taken back', async () => {
    const chief = await makePerson('Chief', 'administrator')
    const ada = await makeMember('Ada')
    const version = async () => (await rowOf(ada.id))?.version as number
    const on = async (day: string) => eraseOn(chief, { userId: ada.id, on: day, version: await version() })
    const keep = async () => keepPerson(chief, { userId: ada.id, version: await version() })
    await expect(on('2999-12-31')).rejects.toThrow('Deactivate the account first.')
    await disablePerson(chief, { userId: ada.id, version: 1 })
    await expect(on('2026-01-01')).rejects.toThrow('Choose today or a later day.')
    await on(today())
    await on('2999-12-31')
    await erase()
    expect(await rowOf(ada.id)).toMatchObject({ name: 'Ada', eraseOn: '2999-12-31' })
    await keep()
    expect(await rowOf(ada.id)).toMatchObject({ name: 'Ada', eraseOn: null })
    await expect(keep()).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is not moved, nor given up, by somebody whose page says another one', async () => {
    const [chief, deputy] = [await makePerson('Chief', 'administrator'), await makePerson('Deputy', 'administrator')]
    const ada = await makeMember('Ada')
    await close(ada)
    const seen = { userId: ada.id, version: (await rowOf(ada.id))?.version as number }
    await eraseOn(chief, { ...seen, on: '2999-12-31' })
    await expect(eraseOn(deputy, { ...seen, on: today() })).rejects.toMatchObject({ code: 'conflict' })
    await expect(keepPerson(deputy, seen)).rejects.toMatchObject({ code: 'conflict' })
    expect(await rowOf(ada.id)).toMatchObject({ eraseOn: '2999-12-31' })
    // At one moment: one of them.
    const now = { userId: ada.id, version: (await rowOf(ada.id))?.version as number }
    const both = await Promise.allSettled([eraseOn(chief, { ...now, on: '2998-12-31' }), keepPerson(deputy, now)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('comes once: nobody opens the account again, and the address is free', async () => {
    const chief = await makePerson('Chief', 'administrator')
    const ada = await makeMember('Ada')
    await close(ada)
    const version = (await rowOf(ada.id))?.version as number
    await isDue(ada.id)
    await erase()
    await erase()
    expect(await rowOf(ada.id)).toBeUndefined()
    expect(await nameOf(ada.id)).toBe('Former member')
    expect(await listErased(OPERATOR)).toContain(ada.id)
    expect(await listErased(ada)).toEqual([])
    expect(
      readFileSync(list(), 'utf8')
        .split('\n')
        .filter((line) => line === ada.id),
    ).toHaveLength(1)
    const again = enablePerson(chief, { userId: ada.id, version: version + 1 })
    await expect(again).rejects.toMatchObject({ code: 'not_found' })
    await expect(eraseOn(chief, { userId: ada.id, on: today(), version: version + 1 })).rejects.toMatchObject({
      code: 'not_found',
    })
    await invitePerson(chief, { key: randomUUID(), name: 'Ada', email: ada.email, role: 'reader' })
    const [events] = await asOwner(
      (sql) =>
        sql`select count(*)::int as n from audit_events where action = 'people.erase' and subject_id = ${ada.id}`,
    )
    expect(events?.n).toBe(1)
  })
})

it('keeps what was written for others, and takes the name out of it', async () => {
  await makePerson('Chief', 'administrator')
  const [ada, ben] = [await makeMember('Ada [Dr] \\ Lovelace'), await makePerson('Ben')]
  const studyId = await makeStudy()
  const thread = await createComment(ada, { key: randomUUID(), studyId, body: 'Mind the dropout.' })
  await createComment(ben, {
    key: randomUUID(),
    studyId,
    threadId: thread.commentId,
    body: `${mentionToken(ada)} and \`${mentionToken(ada)}\`: agreed.`,
  })
  await createNote(ada, { key: randomUUID(), studyId, body: 'Ask the pharmacist.' })
  await close(ada)
  await isDue(ada.id)
  await erase()
  const texts = await asOwner((sql) => sql<{ body: string }[]>`select body from comments order by created_at`)
  expect(texts.map(({ body }) => body)).toEqual([
    'Mind the dropout.',
    `@[Former member](user:${ada.id}) and \`@[Former member](user:${ada.id})\`: agreed.`,
  ])
  const [notes] = await asOwner((sql) => sql`select count(*)::int as n from notes where author_id = ${ada.id}`)
  expect(notes?.n).toBe(0)
})

it('takes the name out of texts in which nobody was reached by it, and out of what was there before', async () => {
  await makePerson('Chief', 'administrator')
  const [ada, ben] = [await makeMember('Ada'), await makePerson('Ben')]
  const studyId = await makeStudy()
  const said = `${mentionToken(ada).replace(ada.id, ada.id.toUpperCase())} has left.`
  await createNote(ben, { key: randomUUID(), studyId, body: said })
  const { commentId } = await createComment(ben, { key: randomUUID(), studyId, body: 'Ask.' })
  // As where Ada was mentioned who could not read it, or no more is.
  await asOwner(async (sql) => {
    await sql`update comments set body = ${said} where id = ${commentId}`
    await sql`insert into comment_revisions (comment_id, version, body) values (${commentId}, 1, ${said})`
  })
  await close(ada)
  await isDue(ada.id)
  await erase()
  const texts = await asOwner(
    (sql) => sql<{ body: string }[]>`select body from comments where id = ${commentId}
      union all select body from comment_revisions where comment_id = ${commentId}
      union all select body from notes where study_id = ${studyId}`,
  )
  expect(texts.map(({ body }) => body)).toEqual(Array(3).fill(`@[Former member](user:${ada.id}) has left.`))
})

describe('the list beside the backups', () => {
  const ID = '00000000-0000-4000-8000-00000000000'

  it('loses who is kept after a worker ended between writing it and erasing, and nobody else', async () => {
    const chief = await makePerson('Chief', 'administrator')
    const [opened, spared, later, due] = [
      await makeMember('Opened'),
      await makeMember('Spared'),
      await makeMember('Later'),
      await makeMember('Due'),
    ]
    for (const one of [opened, spared, later, due]) {
      await close(one)
      await isDue(one.id)
    }
    // What the worker has done by then.
    await addToErased(folder, [opened.id, spared.id, later.id, due.id, `${ID}1`])
    const shown = async ({ id }: Member) => ({ userId: id, version: (await rowOf(id))?.version as number })
    await enablePerson(chief, await shown(opened))
    await keepPerson(chief, await shown(spared))
    await eraseOn(chief, { ...(await shown(later)), on: '2999-12-31' })
    const listed = async () => {
      const all = await readErased(list())
      return [opened.id, spared.id, later.id, due.id, `${ID}1`].map((id) => all.includes(id))
    }
    await erase()
    expect(await listed()).toEqual([false, false, false, true, true])
    expect(await nameOf(due.id)).toBe('Former member')
    // Erased in the end after all.
    await isDue(later.id)
    await erase()
    expect(await listed()).toEqual([false, false, true, true, true])
  })

  it('is as it was where nobody is taken off it', async () => {
    await takeFromErased(folder, [`${ID}1`])
    expect(await readErased(list())).toEqual([])
    await addToErased(folder, [`${ID}1`, `${ID}2`])
    await takeFromErased(folder, [`${ID}3`])
    expect(await readErased(list())).toEqual([`${ID}1`, `${ID}2`])
    await takeFromErased(folder, [`${ID}1`])
    expect(await readErased(list())).toEqual([`${ID}2`])
  })

  it('has each id once, whatever a crash has left', async () => {
    await addToErased(folder, [`${ID}1`])
    appendFileSync(list(), '00000000-0000-4')
    await addToErased(folder, [`${ID}1`, `${ID}2`, `${ID}2`])
    expect(await readErased(list())).toEqual([`${ID}1`, `${ID}2`])
  })

  it('is none where there is no file, and refused where it is something else', async () => {
    expect(await readErased(list())).toEqual([])
    writeFileSync(list(), `${ID}1\nada@hospital.example\n`)
    await expect(readErased(list())).rejects.toThrow('erased.txt, line 2: the id of an account is expected.')
  })
})
