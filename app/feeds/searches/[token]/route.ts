import { openEndpoint } from '@/app/_server/endpoint'
import { siteUrl } from '@/app/_server/site'
import { readFeed } from '@/db/searches/search-feeds'
import { formatAtom } from '@/lib/feed/atom'
import { searchFeed } from '../../search-feed'
import { tokenFeed } from '../../token-feed'

/** A followed search as an Atom feed. */
export const GET = openEndpoint(
  tokenFeed(async (token) => {
    const feed = await readFeed(token)
    if (!feed) return null
    const atom = searchFeed(feed, siteUrl(), `${siteUrl()}/feeds/searches/${token}`)
    return { body: formatAtom(atom), type: 'application/atom+xml', modified: atom.updated }
  }),
)
