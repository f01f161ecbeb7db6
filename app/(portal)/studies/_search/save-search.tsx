import { randomUUID } from 'node:crypto'
import Link from 'next/link'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { FormDetails } from '@/app/_ui/form-details'
import { followedAs } from '@/db/searches/followed-searches'
import type { Viewer } from '@/lib/access/viewer'
import { FOLLOWED_LIMITS, followedQuery } from '@/lib/search/followed-search'
import type { SearchRequest } from '@/lib/search/search-request'
import { saveSearch } from '../../searches/actions'

/** Follows this search under a name; says so where it is followed already. */
export async function SaveSearch({ viewer, request }: { viewer: Viewer; request: SearchRequest }) {
  const followed = await followedAs(viewer, request)
  return (
    <ActionForm
      key={followedQuery(request)}
      action={saveSearch}
      hidden={{ key: randomUUID(), query: followedQuery(request) }}
      label="Save this search"
      className="grid gap-1"
    >
      {followed ? (
        <p>
          <span className="truncate">
            You follow this search:{' '}
            <Link href={`/searches/${followed.id}`} className="text-accent">
              {followed.name}
            </Link>
          </span>
        </p>
      ) : (
        <FormDetails summary="Save this search">
          <div className="grid max-w-[420px] gap-3 text-base">
            <Field
              label="Name"
              name="name"
              required
              maxLength={FOLLOWED_LIMITS.name}
              defaultValue={request.q.trim().slice(0, FOLLOWED_LIMITS.name)}
              autoComplete="off"
              hint="Your home page will say what is new in it. Only you see it."
            />
            <Button look="main" className="justify-self-start">
              Save the search
            </Button>
          </div>
        </FormDetails>
      )}
    </ActionForm>
  )
}
