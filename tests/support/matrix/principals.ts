import { randomBytes } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import { hashToken } from '@/db/access/token'
import { asOwner } from '../corpus'
import type { Holdings, Name } from './holdings'

export const SECRET = 'a secret of the matrix, long enough to seal cookies with'

/** Who asks: a person with a session that stands, or somebody whose cookie gives them nothing. */
export type Principal = {
  name: string
  person: Name | null
  cookie: string | undefined
  /** Whose session the cookie was, where it is none any more. */
  was: Name | null
}

const SESSIONS: Record<string, { of: Name; how: 'open' | 'ended' | 'expired' | 'idle' }> = {
  'a reader': { of: 'ada', how: 'open' },
  'another reader': { of: 'ben', how: 'open' },
  'an editor': { of: 'ed', how: 'open' },
  'an administrator': { of: 'root', how: 'open' },
  'a reader whose session has ended': { of: 'ada', how: 'ended' },
  'a reader whose session has expired': { of: 'ada', how: 'expired' },
  'a reader who was away too long': { of: 'ada', how: 'idle' },
  'a person whose account is deactivated': { of: 'dis', how: 'open' },
}

/** Each of them with the cookie that their browser sends. */
export async function makePrincipals(holdings: Holdings): Promise<Principal[]> {
  const principals: Principal[] = [
    { name: 'nobody', person: null, cookie: undefined, was: null },
    {
      name: 'a cookie that another portal sealed',
      person: null,
      cookie: await sealed(newToken(), 'another secret'),
      was: null,
    },
    { name: 'a session that never was', person: null, cookie: await sealed(newToken()), was: null },
  ]
  for (const [name, { of, how }] of Object.entries(SESSIONS)) {
    const token = newToken()
    await asOwner(
      (sql) => sql`
        insert into sessions (user_id, token_hash, expires_at, last_seen_at, confirmed_at, revoked_at)
        values (${holdings[of].userId}, ${hashToken(token)},
          now() + case when ${how} = 'expired' then interval '-1 minute' else interval '12 hours' end,
          now() + case when ${how} = 'idle' then interval '-16 minutes' else interval '2 hours' end,
          now() + interval '2 hours', case when ${how} = 'ended' then now() end)`,
    )
    const isOpen = how === 'open' && of !== 'dis'
    principals.push({ name, person: isOpen ? of : null, cookie: await sealed(token), was: of })
  }
  return principals
}

const newToken = () => randomBytes(32).toString('base64url')

const sealed = async (sid: string, secret = SECRET) =>
  `precis.session=${await encode({ token: { sid }, secret, salt: 'precis.session', maxAge: 30 * 24 * 3600 })}`
