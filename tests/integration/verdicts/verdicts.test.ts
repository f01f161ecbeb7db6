import { afterAll, beforeAll, expect, test } from 'vitest'
import { disablePerson, listPeople } from '@/db/access/people'
import { archiveGroup } from '@/db/groups/groups'
import { leaveGroup, removeMember } from '@/db/groups/members'
import { readGroup } from '@/db/groups/read-group'
import { changeVerdict, createVerdict, discardVerdict } from '@/db/verdicts/draft-verdict'
import { verdictsOfGroup, verdictsOnStudy } from '@/db/verdicts/list-verdicts'
import { readVerdict } from '@/db/verdicts/read-verdict'
import { changeVerdictAudience, confirmVerdict, handOverVerdict, withdrawVerdict } from '@/db/verdicts/settle-verdict'
import { type Person, VISITOR } from '@/lib/access/viewer'
import { asOwner } from '../../support/corpus'
import { makeGroup } from '../../support/groups'
import { inboxOf } from '../../support/inbox'
import { makePerson } from '../../support/people'
import { makeStudy } from '../../support/studies'
import { trailOf } from '../../support/trail'
import { decide, verdictForm } from '../../support/verdicts'

const today = '2026-11-30'
let [ada, ben, cleo, root] = [] as unknown as [Person, Person, Person, Person]
let ward: { id: string; slug: string }
let studyId: number

beforeAll(async () => {
  ada = await makePerson('Ada')
  ben = await makePerson('Ben')
  cleo = await makePerson('Cleo')
  root = await makePerson('Root', 'administrator')
  ward = await makeGroup('Ward 3', ada, ben)
  await makeGroup('Ward 4', cleo)
  studyId = await makeStudy('Of one pill')
})
afterAll(() => asOwner((sql) => sql`delete from notices`))

const refused = (code: string, words = '') => expect.objectContaining({ code, message: expect.stringContaining(words) })
const versionOf = async (who: Person, id: string) => (await readVerdict(who, id))?.version as number
const stateOf = (id: string) =>
  asOwner(async (sql) => (await sql<{ state: string }[]>`select state from verdicts where id = ${id}`)[0]?.state)

test('a lead puts a verdict in force: the group reads it, others do not know of it until it is for everyone', async () => {
  const id = await decide(ada, { studyId, groupId: ward.id })
  expect((await verdictsOnStudy(ben, studyId)).map((one) => [one.group, one.bottomLine])).toEqual([
    ['Ward 3', 'Offer it to adults who ask for it.'],
  ])
  for (const who of [cleo, root, VISITOR]) {
    expect(await verdictsOnStudy(who, studyId)).toEqual([])
    expect(await readVerdict(who, id)).toBeNull()
  }
  const shown = { verdictId: id, version: await versionOf(ada, id) }
  await expect(changeVerdictAudience(ada, { ...shown, audience: 'everyone' })).rejects.toEqual(refused('unconfirmed'))
  await changeVerdictAudience(ada, { ...shown, audience: 'everyone', confirmed: 'everyone' })
  expect(await readVerdict(cleo, id)).toMatchObject({ group: 'Ward 3', groupSlug: null, groupRole: null })
  expect((await verdictsOnStudy(root, studyId)).map((one) => one.group)).toEqual(['Ward 3'])
  expect(await verdictsOnStudy(VISITOR, studyId)).toEqual([])
  expect(await verdictsOfGroup(cleo, ward.id)).toHaveLength(1)
  expect(await trailOf(id)).toEqual(['verdict.create', 'verdict.put-in-force', 'verdict.widen'])
})

test('a member writes no verdict, an administrator neither, somebody of another group does not find the group', async () => {
  const study = await makeStudy()
  await expect(createVerdict(ben, verdictForm(ben, { studyId: study, groupId: ward.id }))).rejects.toEqual(
    refused('forbidden'),
  )
  await expect(createVerdict(root, verdictForm(root, { studyId: study, groupId: ward.id }))).rejects.toEqual(
    refused('forbidden'),
  )
  await expect(createVerdict(cleo, verdictForm(cleo, { studyId: study, groupId: ward.id }))).rejects.toEqual(
    refused('not_found'),
  )
  const id = await decide(ada, { studyId: study, groupId: ward.id, audience: 'everyone' })
  const shown = { verdictId: id, version: await versionOf(ada, id) }
  for (const [who, code] of [
    [ben, 'forbidden'],
    [cleo, 'forbidden'],
    [root, 'forbidden'],
  ] as const) {
    await expect(withdrawVerdict(who, { ...shown, reason: 'No.' })).rejects.toEqual(refused(code))
    await expect(handOverVerdict(who, { ...shown, ownerId: ben.id })).rejects.toEqual(refused(code))
    await expect(confirmVerdict(who, { ...shown, reviewBy: '2029-01-01', today })).rejects.toEqual(refused(code))
  }
  expect(await stateOf(id)).toBe('in-force')
})

test('a draft is for leads and its owner alone; in force its words stay, also past the portal', async () => {
  const study = await makeStudy()
  const id = await decide(ada, { studyId: study, groupId: ward.id, isInForce: false, audience: 'everyone' })
  expect([await readVerdict(ben, id), await readVerdict(cleo, id), await verdictsOnStudy(ben, study)]).toEqual([
    null,
    null,
    [],
  ])
  const {
    key: _,
    studyId: __,
    groupId: ___,
    supersedesId: ____,
    ...words
  } = verdictForm(ada, {
    studyId: study,
    groupId: ward.id,
    bottomLine: 'Other words.',
    audience: 'everyone',
  })
  await expect(changeVerdict(ada, { ...words, verdictId: id, version: 9 })).rejects.toEqual(refused('conflict'))
  await changeVerdict(ada, { ...words, verdictId: id, version: 1 })
  expect(await readVerdict(cleo, id)).toMatchObject({ state: 'in-force', bottomLine: 'Other words.' })
  await expect(changeVerdict(ada, { ...words, verdictId: id, version: 3 })).rejects.toEqual(
    refused('conflict', 'Supersede'),
  )
  await expect(discardVerdict(ada, { verdictId: id })).rejects.toEqual(refused('conflict', 'Withdraw'))
  const changed = asOwner((sql) =>
    sql.begin(async (tx) => {
      await tx`select set_config('app.actor', 'person', true), set_config('app.user_id', ${ada.id}, true)`
      await tx`set local role precis_app`
      await tx`update verdicts set bottom_line = 'Sneaked in.' where id = ${id}`
    }),
  )
  await expect(changed).rejects.toMatchObject({ code: '42501' })
  const draft = await decide(ada, { studyId: study, groupId: ward.id, isInForce: false, appliesTo: 'children' })
  await discardVerdict(ada, { verdictId: draft })
  expect(await stateOf(draft)).toBeUndefined()
})

test('its owner, who leads nothing, confirms, supersedes and withdraws it; the chain stays', async () => {
  const study = await makeStudy()
  const id = await decide(ada, { studyId: study, groupId: ward.id, ownerId: ben.id })
  expect(await inboxOf(ben)).toContain('verdict-handed: Ada, A study of nothing in particular')
  await confirmVerdict(ben, { verdictId: id, version: await versionOf(ben, id), reviewBy: '2029-01-01', today })
  await expect(confirmVerdict(ben, { verdictId: id, version: 1, reviewBy: '2029-01-01', today })).rejects.toEqual(
    refused('conflict', 'changed elsewhere'),
  )
  const next = await decide(ben, {
    studyId: study,
    groupId: ward.id,
    supersedesId: id,
    bottomLine: 'Adopt it.',
    stance: 'adopt',
  })
  expect([await stateOf(id), await stateOf(next)]).toEqual(['superseded', 'in-force'])
  expect(await readVerdict(ada, id)).toMatchObject({ successorId: next })
  expect((await readVerdict(ada, next))?.earlier.map((one) => one.bottomLine)).toEqual([
    'Offer it to adults who ask for it.',
  ])
  await withdrawVerdict(ben, { verdictId: next, version: await versionOf(ben, next), reason: 'Not supplied any more.' })
  expect(await readVerdict(ada, next)).toMatchObject({ state: 'withdrawn', withdrawnReason: 'Not supplied any more.' })
  await expect(
    withdrawVerdict(ben, { verdictId: next, version: await versionOf(ben, next), reason: 'Again.' }),
  ).rejects.toEqual(refused('conflict', 'not in force'))
})

test('of two that are put in force at once one is, and of two that supersede at once one does', async () => {
  const study = await makeStudy()
  const both = async (work: () => Promise<unknown>) =>
    (await Promise.allSettled([work(), work()]))
      .map((one) => (one.status === 'fulfilled' ? 'done' : one.reason.code))
      .sort()
  expect(await both(() => decide(ada, { studyId: study, groupId: ward.id, appliesTo: 'Adults' }))).toEqual([
    'conflict',
    'done',
  ])
  await expect(decide(ada, { studyId: study, groupId: ward.id, appliesTo: 'adults' })).rejects.toEqual(
    refused('conflict', 'in force already for “adults”'),
  )
  const [current] = await verdictsOnStudy(ada, study)
  const supersedesId = current?.id as string
  expect(await both(() => decide(ada, { studyId: study, groupId: ward.id, supersedesId }))).toEqual([
    'conflict',
    'done',
  ])
  const shown = { verdictId: (await verdictsOnStudy(ada, study))[0]?.id as string, version: 2 }
  expect(await both(() => confirmVerdict(ada, { ...shown, reviewBy: '2029-01-01', today }))).toEqual([
    'conflict',
    'done',
  ])
})

test('evidence for and against is found by PMID or number, and what is not here is refused in words', async () => {
  const [study, other] = [await makeStudy('The one'), await makeStudy('The other')]
  await asOwner((sql) => sql`update studies set pmid = 77001122 where id = ${other}`)
  const form = { studyId: study, groupId: ward.id }
  await expect(decide(ada, { ...form, evidence: { supports: ['99'], against: [] } })).rejects.toEqual(
    refused('invalid', 'no study 99'),
  )
  await expect(decide(ada, { ...form, evidence: { supports: ['77001122'], against: [`s${other}`] } })).rejects.toEqual(
    refused('invalid', 'for the verdict and against it'),
  )
  const id = await decide(ada, { ...form, evidence: { supports: [], against: ['77001122'] } })
  expect((await readVerdict(ada, id))?.evidence.map(({ title, role }) => [title, role])).toEqual([
    ['The one', 'main'],
    ['The other', 'against'],
  ])
})

test('a verdict of somebody who leaves, is removed or closed is owned by the first lead; an archived group changes nothing', async () => {
  const dora = await makePerson('Dora')
  const eve = await makePerson('Eve')
  const group = await makeGroup('Unit', ada, dora, eve, cleo)
  const of = async (owner: Person) => decide(ada, { studyId: await makeStudy(), groupId: group.id, ownerId: owner.id })
  const [left, removed, closed] = [await of(dora), await of(eve), await of(cleo)]
  await leaveGroup(dora, { groupId: group.id })
  const member = (await readGroup(ada, group.slug))?.members.find(({ userId }) => userId === eve.id)
  await removeMember(ada, { memberId: member?.id as string })
  const version = (await listPeople(root)).find(({ id }) => id === cleo.id)?.version as number
  await disablePerson(root, { userId: cleo.id, version })
  for (const id of [left, removed, closed])
    expect(await readVerdict(ada, id)).toMatchObject({ ownerId: ada.id, isOwnerless: false })
  expect(await readVerdict(dora, left)).toBeNull()
  expect(await readVerdict(cleo, closed)).toBeNull()
  await archiveGroup(ada, { groupId: group.id })
  await expect(
    withdrawVerdict(ada, { verdictId: left, version: await versionOf(ada, left), reason: 'x' }),
  ).rejects.toEqual(refused('conflict', 'archived'))
  expect(await readVerdict(ada, left)).toMatchObject({ state: 'in-force' })
})
