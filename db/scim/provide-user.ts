import { eq, sql } from 'drizzle-orm'
import { changeRights } from '@/db/access/change-rights'
import { changeAccount, closeAccount, makeAccount, openAccount } from '@/db/access/open-account'
import type { Transaction } from '@/db/connection/pool'
import { sqlState } from '@/db/connection/sql-state'
import { recordEvent } from '@/db/events/record-event'
import { scimUsers } from '@/db/schema/scim'
import { userAccounts } from '@/db/schema/users'
import { authorize } from '@/lib/access/policy'
import type { ScimClient } from '@/lib/access/viewer'
import { type UserRow, userAttributes, versionOf } from '@/lib/scim/resource-body'
import { ScimError } from '@/lib/scim/scim-error'
import { stableJson } from '@/lib/scim/stable-json'
import { emailOf, personName, type ScimUser } from '@/lib/scim/user-resource'
import { leaveProvidedGroups } from './provide-members'
import { requireVersion } from './require-version'
import { findByEmail, findPerson, type ProvidedPerson } from './user-rows'

/**
 * Makes an account for somebody whom a provider describes: a reader, who signs in through the provider. Whoever it deleted
 * before is there again. Throws SCIM's `uniqueness` where their address or what they are called has an account already.
 */
export const createScimUser = (viewer: ScimClient, user: ScimUser): Promise<UserRow> =>
  changePeople(viewer, async (tx) => {
    const email = emailOf(user)
    const there = await findByEmail(tx, viewer, email)
    if (there && !there.isDeleted) throw taken()
    if (there) return describe(tx, viewer, there, { ...user, active: user.active ?? true })
    const name = personName(user)
    const id = await makeAccount(tx, viewer, { name, email, role: 'reader' }, 'people.provide')
    await store(tx, viewer, id, user)
    if (user.active === false) await closeByProvider(tx, viewer, { id, version: 1 })
    return findPerson(tx, viewer, id)
  })

/**
 * Has somebody be as `change` makes them, whom the provider manages from then on. `active` closes the account in the same
 * transaction, with its sessions and links, and opens it again where the provider closed it. `match` names the version that
 * is to be changed, as in If-Match.
 */
export const changeScimUser = (
  viewer: ScimClient,
  id: string,
  change: (current: ScimUser) => ScimUser,
  match: string | null = null,
): Promise<UserRow> =>
  changePeople(viewer, async (tx) => {
    const person = await findPerson(tx, viewer, id)
    requireVersion(match, versionOf(userAttributes(person.user)))
    return describe(tx, viewer, person, change(person.user))
  })

/** Closes the account of somebody for good as far as the provider sees; what they wrote stays, and so does the account. */
export const deleteScimUser = (viewer: ScimClient, id: string, match: string | null = null): Promise<void> =>
  changePeople(viewer, async (tx) => {
    const person = await findPerson(tx, viewer, id)
    requireVersion(match, versionOf(userAttributes(person.user)))
    await leaveProvidedGroups(tx, viewer, id)
    if (!person.isManaged) await store(tx, viewer, id, person.user)
    if (!person.isClosed) await closeByProvider(tx, viewer, person)
    await tx.update(scimUsers).set({ deletedAt: sql`now()` }).where(ownRow(viewer, id))
    if (person.isClosed) await recordEvent(tx, viewer, 'people.describe', id)
  })

/** As `changeRights`, so one at a time; what has to be unique and is not is said in the words of SCIM. */
async function changePeople<T>(viewer: ScimClient, work: (tx: Transaction) => Promise<T>): Promise<T> {
  try {
    return await changeRights(viewer, async (tx, asker) => {
      authorize(asker, 'scim.change')
      return work(tx)
    })
  } catch (error) {
    if (sqlState(error) === '23505') throw taken()
    throw error
  }
}

async function describe(
  tx: Transaction,
  viewer: ScimClient,
  person: ProvidedPerson,
  user: ScimUser,
): Promise<ProvidedPerson> {
  const { id, user: before } = person
  let { version } = person
  const isActive = user.active ?? !person.isClosed
  const isSame = stableJson(described(before)) === stableJson(described(user))
  if (!isSame || !person.isManaged) {
    const email = emailOf(user)
    if (email.toLowerCase() !== person.email.toLowerCase()) {
      // Whoever has the address can be let in by it: nobody becomes an administrator by a token.
      if (person.role === 'administrator')
        throw new ScimError(403, null, 'The address of an administrator is not changed by SCIM.')
    }
    if (email !== person.email) await tx.update(userAccounts).set({ email }).where(eq(userAccounts.userId, id))
    // What people call themselves here stays, as long as the provider calls them as it did.
    if (personName(user) !== personName(before)) {
      await changeAccount(tx, { userId: id, version }, { name: personName(user) })
      version++
    }
    await store(tx, viewer, id, user)
    await recordEvent(tx, viewer, 'people.describe', id)
  }
  if (!isActive && !person.isClosed) await closeByProvider(tx, viewer, { id, version })
  if (isActive && person.isClosed) {
    if (!person.mayReopen)
      throw new ScimError(409, null, 'This account was closed in Précis: an administrator can open it there.')
    await openAccount(tx, viewer, { userId: id, version })
  }
  return findPerson(tx, viewer, id)
}

const described = ({ active: _active, ...user }: ScimUser) => userAttributes(user)

async function closeByProvider(tx: Transaction, viewer: ScimClient, { id, version }: { id: string; version: number }) {
  await closeAccount(tx, viewer, { userId: id, version })
  // The same moment as that of the account, by which it is known whether it was closed by anybody else since.
  await tx.update(scimUsers).set({ closedAt: sql`now()`, changedAt: sql`now()` }).where(ownRow(viewer, id))
}

async function store(tx: Transaction, viewer: ScimClient, userId: string, { userName, externalId, said }: ScimUser) {
  const values = { externalId, userName, said, changedAt: sql`now()`, deletedAt: null }
  await tx
    .insert(scimUsers)
    .values({ userId, issuer: viewer.issuer, ...values })
    .onConflictDoUpdate({ target: [scimUsers.userId, scimUsers.issuer], set: values })
}

const ownRow = (viewer: ScimClient, userId: string) =>
  sql`${scimUsers.userId} = ${userId} and ${scimUsers.issuer} = ${viewer.issuer}`

const taken = () =>
  new ScimError(409, 'uniqueness', 'Somebody with this userName, address or externalId has an account already.')
