import { SecretAddress } from '@/app/_ui/secret-address'
import type { FollowedSearch } from '@/db/searches/followed-searches'
import { closeFeed, openFeed } from '../actions'

/** The search as an Atom feed, for a feed reader. */
export function FeedSettings({ search: { id, hasFeed } }: { search: FollowedSearch }) {
  return (
    <SecretAddress
      noun="feed"
      isOpen={hasFeed}
      open={openFeed}
      close={closeFeed}
      hidden={{ searchId: id }}
      note="Give this address to your feed reader. It is shown once."
      className="mt-10"
    >
      {hasFeed
        ? 'A feed reader can fetch this search. Its address was shown when it was made; if it is lost, make a new one.'
        : 'With an address of its own a feed reader can tell you what comes in.'}{' '}
      Whoever has the address can read the feed without signing in: it holds the name of this search and the studies
      that it finds, nothing that you wrote about them.
    </SecretAddress>
  )
}
