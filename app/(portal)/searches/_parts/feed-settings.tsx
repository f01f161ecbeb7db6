import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { LinkOnce } from '@/app/_ui/link-once'
import type { FollowedSearch } from '@/db/searches/followed-searches'
import { closeFeed, openFeed } from '../actions'

/** The search as an Atom feed, for a feed reader: made, replaced, closed. */
export function FeedSettings({ search: { id, hasFeed } }: { search: FollowedSearch }) {
  return (
    <section aria-labelledby="feed" className="mt-10 grid gap-3" data-screen-only>
      <h2 id="feed" className="section-title">
        Feed
      </h2>
      <p className="max-w-[60ch] text-ink-2">
        {hasFeed
          ? 'A feed reader can fetch this search. Its address was shown when it was made; if it is lost, make a new one.'
          : 'With an address of its own a feed reader can tell you what comes in.'}{' '}
        Whoever has the address can read the feed without signing in: it holds the name of this search and the studies
        that it finds, nothing that you wrote about them.
      </p>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <ActionForm action={openFeed} hidden={{ searchId: id }} label="Feed address" className="grid gap-3">
          <Button className="w-fit">{hasFeed ? 'Make a new address' : 'Make a feed address'}</Button>
          <LinkOnce note="Give this address to your feed reader. It is shown once." />
        </ActionForm>
        <ActionForm action={closeFeed} hidden={{ searchId: id }} label="Close the feed" className="grid gap-3">
          {hasFeed && (
            <Button look="quiet" className="w-fit">
              Close the feed
            </Button>
          )}
        </ActionForm>
      </div>
    </section>
  )
}
