import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { FormDetails } from '@/app/_ui/form-details'
import { MentionField } from '@/app/_ui/mention-field'
import type { Comment } from '@/db/discussion/comment-rows'
import type { Person } from '@/lib/access/viewer'
import { changeComment } from './actions'

/** For the author: the words can be edited; what they were stays in the history. */
export function ChangeComment({ comment, viewer }: { comment: Comment; viewer: Person }) {
  return (
    <ActionForm
      action={changeComment}
      hidden={{ commentId: comment.id, version: comment.version }}
      className="grid gap-2 has-[details[open]]:basis-full"
    >
      <FormDetails summary="Edit">
        <MentionField
          place={`${viewer.id}.comment.${comment.id}`}
          version={comment.version}
          label="Your comment"
          name="body"
          defaultValue={comment.body}
          rows={6}
          hint="What it said before stays in its history, for those who can read it."
        />
        <Button look="main" className="w-fit">
          Save
        </Button>
      </FormDetails>
    </ActionForm>
  )
}
