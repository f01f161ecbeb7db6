import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import type { ListLink } from '@/db/lists/list-links'
import { revokeLink } from '../actions'

/** Ending a link, which cannot be undone: it is asked for before the button is there. */
export function RevokeLink({ link: { id, label } }: { link: ListLink }) {
  const name = label || 'a link without a label'
  return (
    <details>
      <summary className="w-fit cursor-pointer py-1 text-accent text-sm">
        Revoke<span className="sr-only"> {name}</span>
      </summary>
      <ActionForm action={revokeLink} hidden={{ linkId: id }} label={`Revoke ${name}`} className="grid gap-2 py-3">
        <p className="max-w-[60ch] text-ink-2">
          Its address opens nothing any more, for anybody. This cannot be undone.
        </p>
        <Button className="w-fit text-danger!">Revoke for good</Button>
      </ActionForm>
    </details>
  )
}
