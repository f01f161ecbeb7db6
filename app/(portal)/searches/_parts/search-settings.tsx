import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { FormDetails } from '@/app/_ui/form-details'
import type { FollowedSearch } from '@/db/searches/followed-searches'
import { FOLLOWED_LIMITS } from '@/lib/search/followed-search'
import { deleteSearch, renameSearch } from '../actions'

/** Renaming, and following no longer: out of the way until wanted. */
export function SearchSettings({ search }: { search: FollowedSearch }) {
  return (
    <section aria-label="This search" className="mt-10 flex flex-wrap items-start gap-x-6 gap-y-3" data-screen-only>
      <ActionForm
        action={renameSearch}
        hidden={{ searchId: search.id, version: search.version }}
        label="Rename"
        className="min-w-0 flex-1"
      >
        <FormDetails summary="Rename" look="button">
          <div className="grid max-w-[600px] gap-4">
            <Field label="Name" name="name" required maxLength={FOLLOWED_LIMITS.name} defaultValue={search.name} />
            <Button look="main" className="justify-self-start">
              Save
            </Button>
          </div>
        </FormDetails>
      </ActionForm>
      <ActionForm action={deleteSearch} hidden={{ searchId: search.id }} label="Stop following">
        <Button look="quiet">Stop following</Button>
      </ActionForm>
    </section>
  )
}
