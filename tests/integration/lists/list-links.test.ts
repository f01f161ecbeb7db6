import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { disablePerson, enablePerson, listPeople } from '@/db/access/people'
import { hashToken } from '@/db/access/token'
import { grantList, revokeGrant } from '@/db/lists/grants'
import { readLinkSetting, switchLinks } from '@/db/lists/link-setting'
import { readList } from '@/db/lists/list-contents'
import { changeItem } from '@/db/lists/list-items'
import { createLink, type NewLink, readLinks, revokeLink } from '@/db/lists/list-links'
import { moveItem } from '@/db/lists/list-order'
import { saveToLists } from '@/db/lists/list-savings'
import { changeList, createList, deleteList, restoreList } from '@/db/lists/lists'
import { mayOpenLinks, readSharedList, type SharedList } from '@/db/lists/shared-list'
import { readSharing } from '@/db/lists/sharing'
import { changeNote, createNote } from '@/db/notes/notes'
import type { ChosenAudience } from '@/lib/access/audience'
import { OPERATOR, type Person, SIGN_IN, VISITOR } from '@/lib/access/viewer'
import type { ListRole } from '@/lib/lists/list-role'
import { makePerson } from '../../support/people'
import { makeStudies } from '../../support/studies'
import { trailOf } from '../../support/trail'

let owner: postgres.Sql
let ada: Person
let ben: Person
let stranger: Person
let root: Person
let studies: number[]
beforeAll(async () => {
  owner = postgres(process.env.DATABASE_URL as string, { max: 4, onnotice: () => {} })
  ada = await makePerson('Ada Lovelace')
  ben = await makePerson('Ben Bitdiddle')
  stranger = await makePerson('Cleo Stranger')
  root = await makePerson('Root', 'administrator')
  studies = await makeStudies(5)
})
afterAll(() => owner.end())

const EVERYONE: ChosenAudience = { audience: 'everyone', groupIds: [] }

const refused = (code: string, words = '') => expect.objectContaining({ code, message: expect.stringContaining(words) })

/** A list of Ada's with two studies, which some people have. */
async function makeList(given: [Person, ListRole][] = []): Promise<string> {
  const { id } = await createList(ada, { key: randomUUID(), name: 'Lupus', description: 'Which drug first?' })
  for (const studyId of studies.slice(0, 2)) await save(ada, id, studyId)
  for (const [{ id: userId }, role] of given) await grantList(ada, { listId: id, to: { userId }, role })
  return id
}
const save = (who: Person, listId: string, studyId: number | undefined) =>
  saveToLists(who, { key: randomUUID(), studyId: studyId as number, listIds: [listId], heldIds: [], newListName: '' })
const takeOff = (who: Person, listId: string, studyId: number | undefined) =>
  saveToLists(who, { key: randomUUID(), studyId: studyId as number, listIds: [], heldIds: [listId], newListName: '' })
const linkTo = (listId: string, more: Partial<NewLink> = {}, who = ada) =>
  createLink(who, { listId, key: randomUUID(), kind: 'live', label: '', endsOn: null, withNotes: false, ...more })
const itemOf = async (listId: string, at: number) =>
  (await readList(ada, listId))?.items[at] as { id: string; version: number; studyId: number }
const explain = async (listId: string, at: number, reason: string, reasonIsPrivate = false) => {
  const { id: itemId, version } = await itemOf(listId, at)
  await changeItem(ada, { itemId, version, reason, reasonIsPrivate, dueOn: null, assignedTo: null })
}
const writeFinding = (studyId: number | undefined, version: number, tldr: string) =>
  owner.begin(async (tx) => {
    await tx`update study_summaries set current = false where study_id = ${studyId as number}`
    await tx`insert into study_summaries (study_id, version, current, tldr, basis, maker, drafted_by)
      values (${studyId as number}, ${version}, true, ${tldr}, 'abstract', 'person', 'Nobody')`
  })
const studiesOf = (list: { items: { study: { id: number } | null }[] } | null) =>
  list?.items.map(({ study }) => study?.id ?? null)
const versionOf = async (who: Person) => (await listPeople(OPERATOR)).find(({ id }) => id === who.id)?.version as number
const onlyLink = async (listId: string, who = ada) => (await readLinks(who, listId))?.links[0]?.id as string

test('a live link has the rows of its owner, also after a contributor has added a study', async () => {
  const listId = await makeList([[ben, 'contributor']])
  const { token } = await linkTo(listId)
  await save(ben, listId, studies[2])
  await moveItem(ada, { itemId: (await itemOf(listId, 2)).id, place: (await itemOf(listId, 0)).id })
  await takeOff(ada, listId, studies[1])
  const [shown, owned] = [await readSharedList(stranger, token), await readList(ada, listId)]
  expect(studiesOf(shown)).toEqual([studies[2], studies[0]])
  expect(shown?.items.map(({ study }) => study)).toEqual(owned?.items.map(({ study }) => study))
  expect(shown?.total).toBe(owned?.counts.total)
  expect(shown?.items.map(({ place }) => place)).toEqual([1, 2])
})

test('a list comes in slices, and is counted as a whole', async () => {
  const listId = await makeList()
  await save(ada, listId, studies[2])
  const { token } = await linkTo(listId)
  const second = await readSharedList(stranger, token, { from: 1, limit: 1 })
  expect([studiesOf(second), second?.total]).toEqual([[studies[1]], 3])
  const past = await readSharedList(stranger, token, { from: 9, limit: 1 })
  expect([studiesOf(past), past?.total]).toEqual([[], 3])
})

test('a frozen link stays as it was, whatever becomes of the list; retractions are those of today', async () => {
  const listId = await makeList()
  await explain(listId, 0, 'The first that asks it')
  await writeFinding(studies[0], 901, 'It halves flares.')
  const { token } = await linkTo(listId, { kind: 'frozen' })
  const before = (await readSharedList(stranger, token)) as SharedList
  expect(before).toMatchObject({ kind: 'frozen', name: 'Lupus', total: 2, retracted: 0 })
  expect(before.items[0]).toMatchObject({
    reason: 'The first that asks it',
    summaryChanged: false,
    study: { finding: 'It halves flares.', findingDrafted: false },
  })
  await explain(listId, 0, 'Another reason')
  await save(ada, listId, studies[2])
  await moveItem(ada, { itemId: (await itemOf(listId, 1)).id, place: 'up' })
  await takeOff(ada, listId, studies[1])
  const { version } = (await readList(ada, listId)) as { version: number }
  await changeList(ada, { listId, version, name: 'Other', description: 'Other' })
  expect(await readSharedList(stranger, token)).toEqual(before)
  await writeFinding(studies[0], 902, 'It does not halve flares.')
  const after = (await readSharedList(stranger, token)) as SharedList
  expect(after.items[0]).toEqual({ ...before.items[0], summaryChanged: true })
  await owner`update studies set retracted_at = now() where id = ${studies[0] as number}`
  const retracted = (await readSharedList(stranger, token)) as SharedList
  expect(retracted.retracted).toBe(1)
  expect(retracted.items[0]?.study).toMatchObject({ retracted: true, finding: 'It halves flares.' })
  await owner`update studies set retracted_at = null where id = ${studies[0] as number}`
})

test('a study that has gone is named where a frozen list had it, and is counted', async () => {
  const listId = await makeList()
  const [gone] = await makeStudies(1)
  await save(ada, listId, gone)
  const { token } = await linkTo(listId, { kind: 'frozen' })
  await owner`delete from list_items where study_id = ${gone as number}`
  await owner`delete from studies where id = ${gone as number}`
  const list = await readSharedList(stranger, token)
  expect(list?.total).toBe(3)
  expect(list?.items[2]).toMatchObject({ place: 3, study: null, title: 'Study 1' })
})

test('without notes there is no note, no private reason and nobody’s name, live or frozen', async () => {
  const listId = await makeList([[ben, 'editor']])
  const [canary, hidden] = [`canary-${randomUUID()}`, `hidden-${randomUUID()}`]
  await explain(listId, 0, hidden, true)
  await explain(listId, 1, 'For everybody')
  for (const who of [ada, ben])
    await createNote(who, { key: randomUUID(), studyId: studies[0] as number, body: canary, for: EVERYONE })
  for (const kind of ['live', 'frozen'] as const) {
    const { token } = await linkTo(listId, { kind, label: `for ${hidden}` })
    const bytes = JSON.stringify(await readSharedList(stranger, token))
    expect(bytes).toContain('For everybody')
    for (const word of [canary, hidden, 'Ada', 'Lovelace', 'Ben', 'Bitdiddle', ada.id, ben.id])
      expect(bytes).not.toContain(word)
  }
  const kept = await owner`select frozen::text as kept from list_links where kind = 'frozen' and list_id = ${listId}`
  expect(kept[0]?.kept).not.toMatch(new RegExp(`${canary}|${hidden}`))
})

test('with notes there are those that the maker has for everyone here, private reasons, and the maker’s name alone', async () => {
  const listId = await makeList([[ben, 'editor']])
  await explain(listId, 0, 'A private reason', true)
  const studyId = studies[0] as number
  const write = (who: Person, body: string, audience?: ChosenAudience) =>
    createNote(who, { key: randomUUID(), studyId, body, for: audience })
  const { noteId } = await write(ada, 'note-of-ada-for-all', EVERYONE)
  await write(ada, 'note-of-ada-for-herself')
  await write(ben, 'note-of-ben-for-all', EVERYONE)
  const links = [await linkTo(listId, { withNotes: true }), await linkTo(listId, { withNotes: true, kind: 'frozen' })]
  for (const { token } of links) {
    const list = (await readSharedList(stranger, token)) as SharedList
    expect(list.author).toBe('Ada Lovelace')
    expect(list.items[0]).toMatchObject({ reason: 'A private reason' })
    expect(list.items[0]?.notes.map(({ body }) => body)).toContain('note-of-ada-for-all')
    expect(JSON.stringify(list)).not.toMatch(/note-of-ada-for-herself|note-of-ben|Bitdiddle/)
  }
  await changeNote(ada, { noteId, version: 1, body: 'note-of-ada-changed', for: EVERYONE })
  const [live, frozen] = [
    JSON.stringify(await readSharedList(stranger, links[0]?.token as string)),
    JSON.stringify(await readSharedList(stranger, links[1]?.token as string)),
  ]
  expect(live).toContain('note-of-ada-changed')
  expect(frozen).not.toContain('note-of-ada-')
  // Narrowing counts at once.
  await changeNote(ada, { noteId, version: 2, body: 'note-of-ada-changed', for: { audience: 'me', groupIds: [] } })
  expect(JSON.stringify(await readSharedList(stranger, links[0]?.token as string))).not.toContain('note-of-ada-')
})

test('only owners make, see and revoke links; of the token only its hash is kept', async () => {
  const listId = await makeList([[ben, 'viewer']])
  const { token } = await linkTo(listId, { label: 'Ward 3' })
  const linkId = await onlyLink(listId)
  const [grant] = (await readSharing(ada, listId))?.people.filter(({ userId }) => userId === ben.id) ?? []
  for (const role of ['viewer', 'contributor', 'editor'] as const) {
    await owner`update list_grants set role = ${role} where id = ${grant?.id as string}`
    await expect(linkTo(listId, {}, ben)).rejects.toEqual(refused('forbidden'))
    await expect(revokeLink(ben, { linkId })).rejects.toEqual(refused('not_found'))
    expect(await readLinks(ben, listId)).toBeNull()
  }
  for (const who of [stranger, root]) {
    await expect(linkTo(listId, {}, who)).rejects.toEqual(refused('not_found'))
    await expect(revokeLink(who, { linkId })).rejects.toEqual(refused('not_found'))
    expect(await readLinks(who, listId)).toBeNull()
  }
  await owner`update list_grants set role = 'owner' where id = ${grant?.id as string}`
  expect((await readLinks(ben, listId))?.links).toMatchObject([{ label: 'Ward 3', madeBy: 'Ada Lovelace' }])
  const [row] = await owner`select to_jsonb(k)::text as whole, token_hash from list_links k where id = ${linkId}`
  expect(row?.whole).not.toContain(token)
  expect(row?.token_hash).toEqual(hashToken(token))
  expect([await readList(ada, listId), await readList(ben, listId)]).toMatchObject([
    { hasLinks: true },
    { hasLinks: true },
  ])
  await revokeLink(ben, { linkId })
  expect((await readList(ada, listId))?.hasLinks).toBe(false)
  await expect(revokeLink(ada, { linkId })).rejects.toEqual(refused('not_found'))
  expect(await readSharedList(stranger, token)).toBeNull()
  expect(await trailOf(listId)).toEqual(expect.arrayContaining(['list.make-link', 'list.revoke-link']))
})

test('the same form makes one link, and its address is not shown twice', async () => {
  const listId = await makeList()
  const key = randomUUID()
  await linkTo(listId, { key })
  await expect(linkTo(listId, { key })).rejects.toEqual(refused('conflict', 'shown once'))
  expect((await readLinks(ada, listId))?.links).toHaveLength(1)
})

test('what opens nothing is the same, whatever it was: wrong, revoked, ended, of a deleted list', async () => {
  const made = async () => {
    const listId = await makeList()
    return { listId, token: (await linkTo(listId)).token, linkId: await onlyLink(listId) }
  }
  const [revoked, ended, deleted, restored] = [await made(), await made(), await made(), await made()]
  await revokeLink(ada, { linkId: revoked.linkId })
  await owner`update list_links set ends_on = (now() at time zone 'UTC')::date - 1 where id = ${ended.linkId}`
  await deleteList(ada, { listId: deleted.listId })
  await deleteList(ada, { listId: restored.listId })
  await restoreList(ada, { listId: restored.listId })
  const tokens = [revoked.token, ended.token, deleted.token, restored.token, 'x'.repeat(43), '']
  for (const token of tokens) expect(await readSharedList(stranger, token)).toBeNull()
  expect((await readLinks(ada, restored.listId))?.links[0]?.revokedAt).toBeInstanceOf(Date)
  // Its last day is a day on which it opens.
  await owner`update list_links set ends_on = (now() at time zone 'UTC')::date where id = ${ended.linkId}`
  expect(await readSharedList(stranger, ended.token)).not.toBeNull()
  await expect(linkTo(ended.listId, { endsOn: '2020-01-01' })).rejects.toEqual(refused('invalid', 'has passed'))
})

test('links are the list’s when it changes hands, and end with the account of whoever made them', async () => {
  const gone = await makePerson('Gone')
  const listId = await makeList([[gone, 'owner']])
  const [theirs, adas] = [await linkTo(listId, {}, gone), await linkTo(listId)]
  const grant = (await readSharing(ada, listId))?.people.find(({ userId }) => userId === ada.id)
  await revokeGrant(gone, { grantId: grant?.id as string, version: grant?.version as number })
  expect(await readSharedList(stranger, adas.token)).not.toBeNull()
  expect(await readLinks(ada, listId)).toBeNull()
  await grantList(gone, { listId, to: { userId: ben.id }, role: 'editor' })
  await disablePerson(OPERATOR, { userId: gone.id, version: await versionOf(gone) })
  expect(await readSharedList(stranger, theirs.token)).toBeNull()
  expect(await readSharedList(stranger, adas.token)).not.toBeNull()
  await enablePerson(OPERATOR, { userId: gone.id, version: await versionOf(gone) })
  expect(await readSharedList(stranger, theirs.token)).toBeNull()
  // Ben owns it now, and ends what is left.
  const [left] = (await readLinks(ben, listId))?.links.filter(({ revokedAt }) => revokedAt === null) ?? []
  await revokeLink(ben, { linkId: left?.id as string })
  expect(await readSharedList(stranger, adas.token)).toBeNull()
})

test('strangers read only where an administrator has said so, and the database itself asks that', async () => {
  const listId = await makeList()
  const { token } = await linkTo(listId)
  const inDatabase = (actor: string, person = '') =>
    owner.begin(async (tx) => {
      await tx`select set_config('app.actor', ${actor}, true), set_config('app.user_id', ${person}, true)`
      await tx`set local role precis_app`
      const [list] = await tx`select count(*)::int as rows from app.linked_items(${hashToken(token)})`
      return list?.rows as number
    })
  expect([await mayOpenLinks(VISITOR), await readSharedList(VISITOR, token)]).toEqual([false, null])
  expect([await inDatabase('visitor'), await inDatabase('person', stranger.id)]).toEqual([0, 2])
  for (const who of [ada, stranger]) {
    expect(await readLinkSetting(who)).toBeNull()
    await expect(switchLinks(who, { areOpen: true, version: 0 })).rejects.toEqual(refused('forbidden'))
  }
  const before = await readLinkSetting(root)
  expect(before?.areOpen).toBe(false)
  await switchLinks(root, { areOpen: true, version: before?.version as number })
  await expect(switchLinks(root, { areOpen: false, version: before?.version as number })).rejects.toEqual(
    refused('conflict'),
  )
  expect((await readLinks(ada, listId))?.areOpen).toBe(true)
  expect(studiesOf(await readSharedList(VISITOR, token))).toEqual(studies.slice(0, 2))
  expect([await inDatabase('visitor'), await inDatabase('auth'), await inDatabase('client', ada.id)]).toEqual([2, 0, 0])
  // Whoever is neither a person nor a visitor opens none, however open they are.
  for (const who of [SIGN_IN, OPERATOR, { kind: 'client', personId: ada.id } as const])
    expect(await readSharedList(who, token)).toBeNull()
  await switchLinks(root, { areOpen: false, version: (await readLinkSetting(root))?.version as number })
  expect(await readSharedList(VISITOR, token)).toBeNull()
  const events = await owner`select action from audit_events where actor_id = ${root.id}
    and action not like 'right.refuse%' order by id`
  expect(events.map(({ action }) => action)).toEqual(['setting.open-links', 'setting.close-links'])
})

test('whoever reads while a link is revoked has all of the list or nothing, and nothing from then on', async () => {
  for (let round = 0; round < 20; round++) {
    const listId = await makeList()
    const { token } = await linkTo(listId)
    const linkId = await onlyLink(listId)
    let isRevoked = false
    const read = async () => {
      for (let tries = 0; tries < 1000; tries++) {
        const wasRevoked = isRevoked
        const list = await readSharedList(stranger, token)
        if (list === null) return
        expect(studiesOf(list)).toEqual(studies.slice(0, 2))
        expect(wasRevoked).toBe(false)
      }
      throw new Error('a revoked link was read a thousand times')
    }
    const revoke = async () => {
      await revokeLink(ada, { linkId })
      isRevoked = true
    }
    await Promise.all([read(), read(), read(), revoke()])
    expect(await readSharedList(stranger, token)).toBeNull()
  }
})

test('two owners who revoke one link at once revoke it once', async () => {
  const listId = await makeList([[ben, 'owner']])
  await linkTo(listId)
  const linkId = await onlyLink(listId)
  const ends = await Promise.allSettled([ada, ben, ada, ben].map((who) => revokeLink(who, { linkId })))
  expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect((await trailOf(listId)).filter((action) => action === 'list.revoke-link')).toHaveLength(1)
})
