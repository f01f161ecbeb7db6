import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { FormDetails } from '@/app/_ui/form-details'
import { deleteComment } from './actions'

/** Words that are deleted are gone, so it is asked for twice. */
export function DeleteComment({ commentId }: { commentId: string }) {
  return (
    <ActionForm action={deleteComment} hidden={{ commentId }} className="grid gap-2 has-[details[open]]:basis-full">
      <FormDetails summary="Delete">
        <p className="meta">
          The words and their history go for good; the place in the thread stays, and so do the replies.
        </p>
        <Button className="w-fit text-danger!">Delete the comment</Button>
      </FormDetails>
    </ActionForm>
  )
}
