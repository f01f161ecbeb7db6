import { Ago } from '@/app/_ui/ago'
import { Markdown } from '@/app/_ui/markdown'
import type { Comment } from '@/db/discussion/comment-rows'
import type { Readers } from '@/lib/access/audience'
import { can } from '@/lib/access/policy'
import type { Person } from '@/lib/access/viewer'
import { plainText } from '@/lib/markdown/plain-text'
import { ChangeComment } from './change-comment'
import { DeleteComment } from './delete-comment'
import { NewComment } from './new-comment'

type Props = {
  comment: Comment
  studyId: number
  viewer: Person
  /** The thread that it stands in, where it can be answered and edited. */
  thread?: { readers: Readers }
}

const BEGINNING = 280

/** One comment: who, when, what they answer, what they say; its tombstone once deleted. */
export function CommentView({ comment, studyId, viewer, thread }: Props) {
  if (comment.deleted) {
    return (
      <p id={`comment-${comment.id}`} className="meta py-1">
        {comment.author}’s comment was deleted <span aria-hidden="true">·</span> <Ago at={comment.createdAt} />
      </p>
    )
  }
  return (
    <article id={`comment-${comment.id}`} className="grid gap-1.5 rounded target:bg-accent-wash">
      <header className="meta dotted">
        <b className="font-semibold text-ink">{comment.author}</b>
        {comment.hasAuthorLeft && <span>former member</span>}
        <span>
          <Ago at={comment.createdAt} />
        </span>
        {comment.editedAt && (
          <span>
            edited <Ago at={comment.editedAt} />
          </span>
        )}
      </header>
      {comment.quote && (
        <blockquote className="whitespace-pre-line border-accent border-l-2 pl-3 font-serif text-ink-2 [overflow-wrap:anywhere]">
          {comment.quote}
        </blockquote>
      )}
      <Markdown source={comment.body} people={comment.mentioned} />
      {comment.revisions.length > 0 && <Revisions comment={comment} />}
      <div className="flex flex-wrap gap-x-4" data-screen-only>
        {thread && (
          <NewComment
            summary="Quote"
            studyId={studyId}
            threadId={comment.id}
            quote={plainText(comment.body, comment.mentioned).slice(0, BEGINNING)}
            place={`${viewer.id}.quote.${comment.id}`}
            readers={thread.readers}
          />
        )}
        {thread && can(viewer, 'comment.change', comment) && <ChangeComment comment={comment} viewer={viewer} />}
        {can(viewer, 'comment.delete', comment) && <DeleteComment commentId={comment.id} />}
      </div>
    </article>
  )
}

function Revisions({ comment }: { comment: Comment }) {
  return (
    <details>
      <summary className="meta w-fit cursor-pointer">What it said before</summary>
      <ol className="grid gap-3 border-line border-l-2 pt-2 pl-3 text-ink-2">
        {comment.revisions.map((revision) => (
          <li key={revision.version}>
            <p className="meta">
              until <Ago at={revision.replacedAt} />
            </p>
            <Markdown source={revision.body} people={comment.mentioned} />
          </li>
        ))}
      </ol>
    </details>
  )
}
