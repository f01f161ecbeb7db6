import { randomUUID } from 'node:crypto'
import { withViewer } from '@/db/connection/with-viewer'
import { userAccounts, users } from '@/db/schema/users'
import { OPERATOR, type Person, type Role } from '@/lib/access/viewer'

/** A person with an account and no password, as a viewer. */
export async function makePerson(name: string, role: Role = 'reader'): Promise<Person> {
  const id = randomUUID()
  await withViewer(OPERATOR, async (tx) => {
    await tx.insert(users).values({ id, name, role })
    await tx
      .insert(userAccounts)
      .values({ userId: id, email: `${name.toLowerCase().replaceAll(' ', '.')}.${id.slice(0, 8)}@hospital.example` })
  })
  return { kind: 'person', id, name, role }
}
