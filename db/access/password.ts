import { hash, verify } from '@node-rs/argon2'
import { FairQueue, type Place } from '@/lib/access/fair-queue'

/** Argon2id, 19 MiB, two passes, one lane (OWASP's first choice for servers). */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Verifying against this costs what verifying a real one costs: an unknown account answers no sooner. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$8hiJXS/sax240KBrfPe6XQ$mLD6Kx0RGEJy7ey8xptM0oCPehQTxFECt1eQ8+senUs'

/** One for the process, however often a build has this module in it. */
const held = globalThis as unknown as { precisHashing?: FairQueue }
/** Hashing is the one thing a stranger can make us do that costs 19 MiB: two at a time, and a second or two of them behind. */
held.precisHashing ??= new FairQueue(2, 64)
const queue = held.precisHashing

/** The hash to store. Only those come here who have a link or a session, so they stand before strangers. */
export const hashPassword = (password: string) =>
  queue.run({ first: true }, () => hash(password.normalize('NFKC'), PARAMETERS))

/**
 * Whether `password` is the one behind `stored`; with no stored hash the same work is done and the answer is no. Throws
 * `rate_limited` where too many wait already.
 */
export async function matchesPassword(
  stored: string | undefined,
  password: string,
  place: Place = { first: true },
): Promise<boolean> {
  const matches = await queue.run(place, () => verify(stored ?? NOBODY, password.normalize('NFKC')).catch(() => false))
  return stored !== undefined && matches
}
