import { PageSection } from '@/app/_ui/page-section'
import { Pill } from '@/app/_ui/pill'
import { WrittenOn } from '@/app/_ui/written-on'
import type { ListLink } from '@/db/lists/list-links'
import { linkState } from '@/lib/lists/list-link'
import { today } from '../../../today'
import { NewLink } from './new-link'
import { RevokeLink } from './revoke-link'

type Props = {
  listId: string
  links: ListLink[]
  /** Whether an address opens the list without signing in. */
  areOpen: boolean
}

/** Addresses at which the list can be read, for its owners: making one, and what became of those that were made. */
export function Links({ listId, links, areOpen }: Props) {
  const open = links.filter((link) => linkState(link, today()) === 'open')
  const over = links.filter((link) => linkState(link, today()) !== 'open')
  return (
    <PageSection id="links" title="Share by link">
      <p className="max-w-[60ch] text-ink-2">
        {areOpen
          ? 'Anyone who has the address of a link can read the list, without signing in: administrators have set it so.'
          : 'Whoever has an account here and the address of a link can read the list. Strangers are asked to sign in.'}{' '}
        Nobody can change anything by a link. Links stay when the list changes owners. Those of somebody whose account
        is closed are revoked, and all of them when the list is deleted.
      </p>
      <NewLink listId={listId} />
      {open.length > 0 && (
        <ul aria-label="Links">
          {open.map((link) => (
            <li key={link.id} className="border-line border-b py-3 last:border-b-0 last:pb-0">
              <LinkLine link={link} />
              <RevokeLink link={link} />
            </li>
          ))}
        </ul>
      )}
      {over.length > 0 && (
        <details>
          <summary className="meta w-fit cursor-pointer py-1">
            {over.length === 1 ? '1 link that is over' : `${over.length} links that are over`}
          </summary>
          <ul aria-label="Links that are over">
            {over.map((link) => (
              <li key={link.id} className="border-line border-b py-3 last:border-b-0">
                <LinkLine link={link} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </PageSection>
  )
}

/** What a link is for, what it shows, who made it and until when it opens. */
function LinkLine({ link }: { link: ListLink }) {
  const { label, kind, withNotes, createdAt, madeBy, endsOn, revokedAt } = link
  return (
    <div className="grid gap-1">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="min-w-0 break-words font-medium">{label || 'No label'}</span>
        <Pill>{kind === 'live' ? 'Live' : 'Frozen'}</Pill>
        {withNotes && <Pill tone="warn">With notes</Pill>}
        {revokedAt && <Pill tone="stop">Revoked</Pill>}
      </p>
      <p className="meta dotted">
        <span>
          made by {madeBy} on <WrittenOn at={createdAt} />
        </span>
        {revokedAt ? (
          <span>
            revoked on <WrittenOn at={revokedAt} />
          </span>
        ) : (
          <span>{endsOn ? <Ends on={endsOn} /> : 'no end'}</span>
        )}
      </p>
    </div>
  )
}

function Ends({ on }: { on: string }) {
  return (
    <>
      {on < today() ? 'ended after' : 'ends after'} <WrittenOn at={new Date(`${on}T00:00:00Z`)} />
    </>
  )
}
