import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { disablePerson, enablePerson } from '@/db/access/people'
import { archiveGroup } from '@/db/groups/groups'
import { acceptInvitation, declineInvitation, inviteToGroup } from '@/db/groups/invitations'
import { removeMember } from '@/db/groups/members'
import { readGroup } from '@/db/groups/read-group'
import { countInbox } from '@/db/inbox/count-inbox'
import { grantList, leaveList, revokeGrant } from '@/db/lists/grants'
import { createList, deleteList } from '@/db/lists/lists'
import { OPERATOR, type Person } from '@/lib/access/viewer'
import { asOwner } from '../../support/corpus'
import { makeGroup } from '../../support/groups'
import { inboxOf, noticesOf } from '../../support/inbox'
import { makePerson } from '../../support/people'

let ada: Person
let ben: Person
beforeEach(async () => {
  ;[ada, ben] = [await makePerson('Ada'), await makePerson('Ben')]
})

async function makeList(name = 'Pain'): Promise<string> {
  const { id } = await createList(ada, { key: randomUUID(), name, description: '' })
  return id
}
const share = (listId: string, who: Person) => grantList(ada, { listId, to: { userId: who.id }, role: 'viewer' })
const grantOf = async (listId: string, who: Person) => {
  const [grant] = await asOwner(
    (sql) => sql<{ id: string; version: number }[]>`
      select id, version from list_grants where list_id = ${listId} and user_id = ${who.id} and revoked_at is null`,
  )
  return { grantId: grant?.id as string, version: grant?.version as number }
}

test('somebody with whom a list is shared has a notice of it, and whoever shares it has none', async () => {
  await share(await makeList(), ben)
  expect(await inboxOf(ben)).toEqual(['list-shared: Ada, Pain'])
  expect(await countInbox(ben)).toBe(1)
  expect(await noticesOf(ada)).toEqual([])
})

test('a list that is given to a group puts nothing into inboxes', async () => {
  const group = await makeGroup('Ward', ada, ben)
  const before = await noticesOf(ben)
  await grantList(ada, { listId: await makeList(), to: { groupId: group.id }, role: 'viewer' })
  expect(await noticesOf(ben)).toEqual(before)
})

test('shared twice at once it is one notice', async () => {
  const listId = await makeList()
  const done = await Promise.allSettled([share(listId, ben), share(listId, ben)])
  expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await noticesOf(ben)).toHaveLength(1)
})

test('what is not done leaves no notice', async () => {
  const listId = await makeList()
  await expect(grantList(ben, { listId, to: { userId: ada.id }, role: 'viewer' })).rejects.toMatchObject({
    code: 'not_found',
  })
  expect(await noticesOf(ada)).toEqual([])
})

test('a list that was taken away again, left or deleted is in no inbox, and in no count', async () => {
  const [taken, left, deleted] = [await makeList('Taken'), await makeList('Left'), await makeList('Deleted')]
  for (const listId of [taken, left, deleted]) await share(listId, ben)
  expect(await countInbox(ben)).toBe(3)
  await revokeGrant(ada, await grantOf(taken, ben))
  await leaveList(ben, { listId: left })
  await deleteList(ada, { listId: deleted })
  expect(await inboxOf(ben)).toEqual([])
  expect(await countInbox(ben)).toBe(0)
  expect(await noticesOf(ben)).toHaveLength(3)
})

test('an invitation is in the inbox until it is answered, and done with the answer', async () => {
  const { id } = await makeGroup('Ward', ada)
  const invitation = await inviteToGroup(ada, { groupId: id, userId: ben.id })
  await inviteToGroup(ada, { groupId: id, userId: ben.id })
  expect(await inboxOf(ben)).toEqual(['invitation: Ada, Ward'])
  await acceptInvitation(ben, { invitationId: invitation.id })
  expect(await inboxOf(ben)).toEqual([])
  expect(await inboxOf(ben, 'done')).toEqual(['invitation: Ada, Ward'])
})

test('of an invitation that was declined, or to a group that is archived or left, nothing is shown', async () => {
  const [ward, club, team] = [await makeGroup('Ward', ada), await makeGroup('Club', ada), await makeGroup('Team', ada)]
  const asked = await Promise.all(
    [ward, club, team].map((group) => inviteToGroup(ada, { groupId: group.id, userId: ben.id })),
  )
  await declineInvitation(ben, { invitationId: asked[0]?.id as string })
  await archiveGroup(ada, { groupId: club.id })
  await acceptInvitation(ben, { invitationId: asked[2]?.id as string })
  const member = (await readGroup(ada, team.slug))?.members.find(({ name }) => name === 'Ben')
  await removeMember(ada, { memberId: member?.id as string })
  expect([await inboxOf(ben), await inboxOf(ben, 'done'), await countInbox(ben)]).toEqual([[], [], 0])
})

test('whoever is invited once more after the invitation has expired has the one notice anew', async () => {
  const { id } = await makeGroup('Ward', ada)
  const invitation = await inviteToGroup(ada, { groupId: id, userId: ben.id })
  await asOwner((sql) => sql`update invitations set expires_at = now() - interval '1 day' where id = ${invitation.id}`)
  await asOwner((sql) => sql`update notices set done_at = now() where user_id = ${ben.id}`)
  expect(await inboxOf(ben, 'done')).toEqual([])
  await inviteToGroup(ada, { groupId: id, userId: ben.id })
  expect(await inboxOf(ben)).toEqual(['invitation: Ada, Ward'])
  expect(await noticesOf(ben)).toHaveLength(1)
})

test('an account that is closed reads no inbox', async () => {
  await share(await makeList(), ben)
  const { id: userId } = ben
  await disablePerson(OPERATOR, { userId, version: 1 })
  expect(await inboxOf(ben)).toEqual([])
  await enablePerson(OPERATOR, { userId, version: 2 })
  expect(await inboxOf(ben)).toEqual(['list-shared: Ada, Pain'])
})
