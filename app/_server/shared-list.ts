import 'server-only'
import { headers } from 'next/headers'
import { countAttempt } from '@/db/access/throttle'
import { mayOpenLinks, readSharedList, type SharedList } from '@/db/lists/shared-list'
import { AppError } from '@/lib/access/app-error'
import { addressOf } from './caller'
import { signedIn, viewer } from './viewer'

/**
 * What a link shows to whoever asks; null for one that opens nothing, and words for whoever has guessed too often. Where
 * links are not open, whoever is not signed in is sent to sign in before anybody looks whether there is such a link.
 */
export async function openSharedList(
  token: string,
  slice: { from: number; limit: number },
): Promise<SharedList | string | null> {
  const asking = await viewer()
  const who = (await mayOpenLinks(asking)) ? asking : await signedIn()
  const list = /^[\w-]{43}$/.test(token) ? await readSharedList(who, token, slice) : null
  return list ?? (await guessed())
}

/** Guesses are counted by where they come from, as those at feeds are. */
async function guessed(): Promise<string | null> {
  try {
    await countAttempt([{ kind: 'address', value: `shared ${addressOf(await headers()) ?? ''}` }])
    return null
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return error.message
  }
}
