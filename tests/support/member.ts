import { eq } from 'drizzle-orm'
import { hashPassword } from '@/db/access/password'
import { withViewer } from '@/db/connection/with-viewer'
import { passwords, userAccounts } from '@/db/schema/users'
import { OPERATOR, type Person, type Role } from '@/lib/access/viewer'
import { makePerson } from './people'

export const PASSWORD = 'nine quiet herons by the water'

export type Member = Person & { email: string }

/** Somebody with a password, made for one test. */
export async function makeMember(name: string, role: Role = 'reader'): Promise<Member> {
  const person = await makePerson(name, role)
  const hash = await hashPassword(PASSWORD)
  return withViewer(OPERATOR, async (tx) => {
    await tx.insert(passwords).values({ userId: person.id, hash })
    const [account] = await tx
      .select({ email: userAccounts.email })
      .from(userAccounts)
      .where(eq(userAccounts.userId, person.id))
    return { ...person, email: account?.email as string }
  })
}
