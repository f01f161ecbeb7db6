import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { disablePerson, enablePerson } from '@/db/access/people'
import { changeMemberRole, leaveGroup } from '@/db/groups/members'
import { changeGrant, grantList, leaveList, revokeGrant } from '@/db/lists/grants'
import { readList, readListForExport } from '@/db/lists/list-contents'
import { saveToLists } from '@/db/lists/list-savings'
import { createList, listLists } from '@/db/lists/lists'
import { readSharing } from '@/db/lists/sharing'
import { notesOnStudy } from '@/db/notes/note-list'
import { createNote } from '@/db/notes/notes'
import { AppError } from '@/lib/access/app-error'
import { OPERATOR, type Person } from '@/lib/access/viewer'
import { isAtLeast, LIST_ROLES, type ListRole } from '@/lib/lists/list-role'
import { makeGroup } from '../../support/groups'
import { makePerson } from '../../support/people'
import { makeStudy } from '../../support/studies'

let owner: postgres.Sql
beforeAll(() => {
  owner = postgres(process.env.DATABASE_URL as string, { max: 2, onnotice: () => {} })
})
afterAll(() => owner.end())

const PEOPLE = 5
const person = fc.nat(PEOPLE - 1)
const role = fc.constantFrom(...LIST_ROLES)
/** What anybody may try to do to anybody, whether or not they may. */
const step = fc.oneof(
  fc.record({ act: fc.constant('give' as const), who: person, whom: person, role }),
  fc.record({ act: fc.constant('give group' as const), who: person, group: fc.nat(1), role }),
  fc.record({ act: fc.constant('change' as const), who: person, grant: fc.nat(9), role }),
  fc.record({ act: fc.constant('revoke' as const), who: person, grant: fc.nat(9) }),
  fc.record({ act: fc.constant('leave' as const), who: person }),
  fc.record({ act: fc.constant('leave group' as const), who: person, group: fc.nat(1) }),
  fc.record({ act: fc.constant('lead' as const), who: person, group: fc.nat(1), whom: person }),
  fc.record({ act: fc.constant('disable' as const), whom: person }),
  fc.record({ act: fc.constant('enable' as const), whom: person }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

test('whatever people give, take and leave, a list that anybody has is owned, and each may do the most that they were given', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 16 }), async (steps) => {
      const people = await Promise.all(Array.from({ length: PEOPLE }, (_, n) => makePerson(`Person ${n}`)))
      const [first, second, third, fourth, fifth] = people as [Person, Person, Person, Person, Person]
      const groups = [await makeGroup('One', first, second, third), await makeGroup('Two', fourth, fifth, first)]
      const { id: listId } = await createList(first, { key: randomUUID(), name: 'List', description: '' })
      for (const one of steps) {
        await run(one, people, groups, listId).catch((error) => {
          if (!(error instanceof AppError)) throw error
        })
        await holds(people, listId)
      }
    }),
    { numRuns: 12, seed: 20261129 },
  )
})

async function run(one: Step, people: Person[], groups: { id: string }[], listId: string): Promise<unknown> {
  const at = (index: number) => people[index] as Person
  const group = (index: number) => groups[index]?.id as string
  switch (one.act) {
    case 'give':
      return grantList(at(one.who), { listId, to: { userId: at(one.whom).id }, role: one.role })
    case 'give group':
      return grantList(at(one.who), { listId, to: { groupId: group(one.group) }, role: one.role })
    case 'change':
    case 'revoke': {
      const grants = await owner<{ id: string; version: number }[]>`
        select id, version from list_grants where list_id = ${listId} and revoked_at is null order by granted_at, id`
      const grant = grants[one.grant % grants.length]
      const named = { grantId: grant?.id as string, version: grant?.version as number }
      return one.act === 'revoke'
        ? revokeGrant(at(one.who), named)
        : changeGrant(at(one.who), { ...named, role: one.role })
    }
    case 'leave':
      return leaveList(at(one.who), { listId })
    case 'leave group':
      return leaveGroup(at(one.who), { groupId: group(one.group) })
    case 'lead': {
      const [member] = await owner<{ id: string; version: number }[]>`
        select id, version from group_members
        where group_id = ${group(one.group)} and user_id = ${at(one.whom).id} and left_at is null`
      return changeMemberRole(at(one.who), { memberId: member?.id ?? '', version: member?.version ?? 1, role: 'lead' })
    }
    default: {
      const [user] = await owner<{ version: number }[]>`select version from users where id = ${at(one.whom).id}`
      const change = one.act === 'disable' ? disablePerson : enablePerson
      return change(OPERATOR, { userId: at(one.whom).id, version: user?.version as number })
    }
  }
}

/** What the grants say, worked out apart from the database's own functions. */
async function holds(people: Person[], listId: string) {
  const grants = await owner<{ userId: string | null; groupId: string | null; role: ListRole }[]>`
    select user_id as "userId", group_id as "groupId", role from list_grants
    where list_id = ${listId} and revoked_at is null`
  const members = await owner<{ groupId: string; userId: string; archived: boolean }[]>`
    select m.group_id as "groupId", m.user_id as "userId", g.archived_at is not null as archived
    from group_members m join groups g on g.id = m.group_id where m.left_at is null`
  const active = new Set(
    (await owner<{ id: string }[]>`select id from users where disabled_at is null`).map(({ id }) => id),
  )
  const given = (id: string) =>
    grants.flatMap((grant) => {
      if (grant.userId === id) return [grant.role]
      const seat = members.find(({ groupId, userId }) => groupId === grant.groupId && userId === id)
      return seat ? [seat.archived ? ('viewer' as const) : grant.role] : []
    })
  const most = (id: string) =>
    active.has(id) ? given(id).reduce<ListRole | null>((best, one) => (isAtLeast(best, one) ? best : one), null) : null
  for (const who of people) {
    const [shown] = (await listLists(who)).filter(({ id }) => id === listId)
    expect(shown?.viewersRole ?? null).toBe(most(who.id))
  }
  const roles = people.map(({ id }) => most(id))
  if (roles.some(Boolean)) expect(roles).toContain('owner')
}

test('a private note of one person is nowhere in what another is shown of a list that both have', async () => {
  const [ada, ben] = [await makePerson('Ada'), await makePerson('Ben')]
  const studyId = await makeStudy()
  const { id } = await createList(ada, { key: randomUUID(), name: 'List', description: '' })
  await saveToLists(ada, { key: randomUUID(), studyId, listIds: [id], heldIds: [], newListName: '' })
  await grantList(ada, { listId: id, to: { userId: ben.id }, role: 'owner' })
  await createNote(ada, { key: randomUUID(), studyId, body: 'zanzibar' })
  expect(JSON.stringify(await notesOnStudy(ada, studyId))).toContain('zanzibar')
  const shown = await Promise.all([
    readList(ben, id),
    readListForExport(ben, id),
    readSharing(ben, id),
    notesOnStudy(ben, studyId),
    listLists(ben),
  ])
  expect(shown[0]?.items).toHaveLength(1)
  expect(JSON.stringify(shown)).not.toContain('zanzibar')
})
