import { hash, verify } from '@node-rs/argon2'
import { AppError } from '@/lib/access/app-error'

/** Argon2id, 19 MiB, two passes, one lane (OWASP's first choice for servers). */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Verifying against this costs what verifying a real one costs: an unknown account answers no sooner. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$8hiJXS/sax240KBrfPe6XQ$mLD6Kx0RGEJy7ey8xptM0oCPehQTxFECt1eQ8+senUs'

const AT_ONCE = 2
const WAITING_AT_MOST = 64
let running = 0
const queue: (() => void)[] = []

/** Hashing is the one thing a stranger can make us do that costs 19 MiB: two at a time, a bounded queue behind. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (queue.length >= WAITING_AT_MOST)
      throw new AppError('rate_limited', 'Too many people are signing in. Try again in a moment.')
    await new Promise<void>((resolve) => queue.push(resolve))
  }
  running++
  try {
    return await work()
  } finally {
    running--
    queue.shift()?.()
  }
}

export const hashPassword = (password: string) => inTurn(() => hash(password.normalize('NFKC'), PARAMETERS))

/** Whether `password` is the one behind `stored`; with no stored hash the same work is done and the answer is no. */
export async function matchesPassword(stored: string | undefined, password: string): Promise<boolean> {
  const matches = await inTurn(() => verify(stored ?? NOBODY, password.normalize('NFKC')).catch(() => false))
  return stored !== undefined && matches
}
