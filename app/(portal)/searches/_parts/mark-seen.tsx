import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import type { NewCount } from '@/db/searches/followed-searches'
import { markSearchSeen } from '../actions'

type Props = { search: { id: string; readAt: Date; news: NewCount } }

/** Says that everything which had come in when the page was drawn is seen; what came in meanwhile stays new. */
export function MarkSeen({ search: { id, readAt, news } }: Props) {
  return (
    <ActionForm
      action={markSearchSeen}
      hidden={{ searchId: id, upTo: readAt.toISOString() }}
      label="Mark as seen"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 empty:hidden"
    >
      {news.count > 0 && <Button look="main">Mark as seen</Button>}
    </ActionForm>
  )
}
