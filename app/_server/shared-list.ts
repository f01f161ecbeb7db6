import 'server-only'
import { mayOpenLinks, readSharedList, type SharedList } from '@/db/lists/shared-list'
import { signedIn, viewer } from './viewer'

/**
 * What a link shows to whoever asks; null for one that opens nothing, however often somebody guesses: an address has too
 * many letters for that, and a page that said something else after a hundred of them would have a second answer. Where
 * links are not open, whoever is not signed in is sent to sign in before anybody looks whether there is such a link.
 */
export async function openSharedList(
  token: string,
  slice: { from: number; limit: number },
): Promise<SharedList | null> {
  const asking = await viewer()
  const who = (await mayOpenLinks(asking)) ? asking : await signedIn()
  return /^[\w-]{43}$/.test(token) ? readSharedList(who, token, slice) : null
}
