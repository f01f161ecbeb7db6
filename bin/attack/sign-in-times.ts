import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { hashPassword } from '@/db/access/password'
import { signInWithPassword } from '@/db/access/sign-in'
import { withViewer } from '@/db/connection/with-viewer'
import { passwords, userAccounts, users } from '@/db/schema/users'
import { OPERATOR, SIGN_IN } from '@/lib/access/viewer'

const ACCOUNTS = 40
const WARM_UP = 40

const LIMITS = { idleMinutes: 15, absoluteHours: 12 }
const FROM_NOWHERE = { device: null, deviceToken: null, sessionToken: null, address: null, limits: LIMITS }

/**
 * Milliseconds that `tries` wrong passwords took, half of them for accounts that exist. The two take turns, and turns at
 * being the first, so that neither profits from what the other left.
 */
export async function signInTimes(tries: number): Promise<{ known: number[]; unknown: number[] }> {
  const emails = await makeAccounts()
  const times = { known: [] as number[], unknown: [] as number[] }
  for (let n = -WARM_UP; n < tries / 2; n++) {
    const known = emails[Math.abs(n) % ACCOUNTS] as string
    // As long as a known one, so that only its being known differs.
    const unknown = `${randomUUID()}@hospital.example`
    const turns = n % 2 ? [known, unknown] : [unknown, known]
    for (const email of turns) {
      const took = await timeOf(email)
      if (n >= 0) times[email === known ? 'known' : 'unknown'].push(took)
    }
    // Nobody is held up by their count.
    await withViewer(SIGN_IN, (tx) => tx.execute(sql`delete from attempts`))
  }
  return times
}

async function timeOf(email: string): Promise<number> {
  const began = performance.now()
  await signInWithPassword(email, 'not the password at all', FROM_NOWHERE)
  return performance.now() - began
}

async function makeAccounts(): Promise<string[]> {
  const hash = await hashPassword('nine quiet herons by the water')
  return withViewer(OPERATOR, async (tx) => {
    const made = await tx
      .insert(users)
      .values(Array.from({ length: ACCOUNTS }, () => ({ name: 'Somebody', role: 'reader' as const })))
      .returning({ id: users.id })
    const accounts = made.map(({ id }) => ({ userId: id, email: `${randomUUID()}@hospital.example` }))
    await tx.insert(userAccounts).values(accounts)
    await tx.insert(passwords).values(made.map(({ id }) => ({ userId: id, hash })))
    return accounts.map(({ email }) => email)
  })
}
