import { randomBytes } from 'node:crypto'
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers'
import { and, eq, gt, sql } from 'drizzle-orm'
import { hashToken } from '@/db/access/token'
import { withViewer } from '@/db/connection/with-viewer'
import { webauthnChallenges } from '@/db/schema/passkeys'
import { AppError } from '@/lib/access/app-error'
import type { RelyingParty } from '@/lib/access/relying-party'
import { SIGN_IN } from '@/lib/access/viewer'

const MINUTES = 5

/** What a challenge is for, and what the browser that asked for it is known by: its device cookie, or its session. */
export type Asked = { purpose: 'sign-in' | 'add' | 'confirm'; holder: string }

/** Something to sign that nobody has signed before: good once, for five minutes, in the browser that asked. */
export async function makeChallenge({ purpose, holder }: Asked): Promise<Uint8Array<ArrayBuffer>> {
  const challenge = new Uint8Array(randomBytes(32))
  await withViewer(SIGN_IN, (tx) =>
    tx.insert(webauthnChallenges).values({
      hash: hashToken(Buffer.from(challenge).toString('base64url')),
      purpose,
      holder: hashToken(holder),
      expiresAt: sql`now() + make_interval(mins => ${MINUTES})`,
    }),
  )
  return challenge
}

/**
 * The challenge that an authenticator has signed. It is used up, whatever comes of it. Throws `invalid` where it was not
 * asked for in this browser, for this purpose and within its time, or was signed on another portal's page.
 */
export async function takeChallenge(clientDataJSON: string, asked: Asked, party: RelyingParty): Promise<string> {
  const { challenge, origin } = readClientData(clientDataJSON)
  const taken = await withViewer(SIGN_IN, (tx) =>
    tx
      .delete(webauthnChallenges)
      .where(
        and(
          eq(webauthnChallenges.hash, hashToken(challenge)),
          eq(webauthnChallenges.purpose, asked.purpose),
          eq(webauthnChallenges.holder, hashToken(asked.holder)),
          gt(webauthnChallenges.expiresAt, sql`now()`),
        ),
      )
      .returning({ hash: webauthnChallenges.hash }),
  )
  if (taken.length === 0)
    throw new AppError('invalid', 'That took too long, or was begun in another browser or tab. Try again.')
  if (!party.origins.includes(origin))
    throw new AppError('invalid', 'The passkey was asked for at another address than that of this portal.')
  return challenge
}

function readClientData(clientDataJSON: string): { challenge: string; origin: string } {
  try {
    const { challenge, origin } = decodeClientDataJSON(clientDataJSON)
    return { challenge: String(challenge), origin: String(origin) }
  } catch {
    throw new AppError('invalid', 'Your browser sent no passkey that could be read.')
  }
}
