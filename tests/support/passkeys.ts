import { findSession, openSession } from '@/db/access/sessions'
import { withViewer } from '@/db/connection/with-viewer'
import { addPasskey, askToAdd } from '@/db/passkeys/passkeys'
import { type Person, SIGN_IN, type SignedIn } from '@/lib/access/viewer'
import { LIMITS } from './attempts'
import { Authenticator } from './authenticator'
import { asOwner } from './corpus'

export const PARTY = { id: 'localhost', origins: ['http://localhost'] }

/** A person as a session knows them that has just been opened. */
export async function sessionOf(person: Person): Promise<SignedIn> {
  const token = await withViewer(SIGN_IN, (tx) => openSession(tx, person.id, 'Firefox', LIMITS))
  return (await findSession(token, LIMITS)) as SignedIn
}

/** A session whose person has shown six minutes ago who they are. */
export async function oldSessionOf(person: Person): Promise<SignedIn> {
  const signedIn = await sessionOf(person)
  await asOwner(
    (sql) => sql`update sessions set created_at = now() - interval '6 minutes' where id = ${signedIn.session.id}`,
  )
  return signedIn
}

/** A device of somebody's, with a passkey that is added here. */
export async function addDevice(
  person: Person,
  { name = 'Phone', isSynchronised = false } = {},
): Promise<Authenticator> {
  const [device, signedIn] = [new Authenticator(isSynchronised), await sessionOf(person)]
  await addPasskey(signedIn, { name, answer: device.make(await askToAdd(signedIn, PARTY)) }, PARTY)
  return device
}

export const eventsOf = async (person: Person): Promise<string[]> => {
  const rows = await asOwner(
    (sql) => sql`select action from audit_events where actor_id = ${person.id}
      or (actor_kind = 'auth' and subject_id = ${person.id}) order by id`,
  )
  return rows.map(({ action }) => action)
}
