import { ActionForm } from '@/app/_ui/action-form'
import { Ago } from '@/app/_ui/ago'
import { Button } from '@/app/_ui/button'
import { Pill } from '@/app/_ui/pill'
import { ReadersMark } from '@/app/_ui/readers-mark'
import type { Thread } from '@/db/discussion/threads'
import { can } from '@/lib/access/policy'
import type { Person } from '@/lib/access/viewer'
import { reopenThread, resolveThread } from './actions'
import { CommentView } from './comment-view'
import { NewComment } from './new-comment'

type Props = { thread: Thread; studyId: number; viewer: Person }

/** One thread: who opened it, the replies a step in, and what may be done with the whole. */
export function ThreadView({ thread, studyId, viewer }: Props) {
  const { opener, replies, resolved } = thread
  if (!resolved) return <Comments thread={thread} studyId={studyId} viewer={viewer} />
  const said = [opener, ...replies].filter(({ deleted }) => !deleted).length
  return (
    <details className="border-line border-b pb-3">
      <summary className="cursor-pointer">
        <Pill tone="go">Resolved</Pill>{' '}
        <span className="meta">
          by {resolved.by} <Ago at={resolved.at} />
          &nbsp;· opened by {opener.author}&nbsp;· {said} {said === 1 ? 'comment' : 'comments'}
        </span>
      </summary>
      <div className="pt-4">
        <Comments thread={thread} studyId={studyId} viewer={viewer} />
      </div>
    </details>
  )
}

function Comments({ thread, studyId, viewer }: Props) {
  const { opener, replies, resolved, readers, isOpen } = thread
  const open = isOpen ? thread : undefined
  const place = (what: string) => `${viewer.id}.${what}.${opener.id}`
  const resolve = resolved ? reopenThread : resolveThread
  return (
    <section aria-label={`Thread opened by ${opener.author}`} className="border-line not-last:border-b pb-4">
      {readers.audience === 'groups' && (
        <p className="meta mb-2 text-[12.5px]">
          <ReadersMark readers={readers} />
        </p>
      )}
      <CommentView comment={opener} studyId={studyId} viewer={viewer} thread={open} />
      {replies.length > 0 && (
        <ol className="mt-3 mb-1 ml-1 grid gap-4 border-line border-l-2 pl-5 max-md:pl-3.5">
          {replies.map((reply) => (
            <li key={reply.id}>
              <CommentView comment={reply} studyId={studyId} viewer={viewer} thread={open} />
            </li>
          ))}
        </ol>
      )}
      {!isOpen && <p className="meta mt-2">{closedWords(opener)}</p>}
      <div className="flex flex-wrap gap-x-4" data-screen-only>
        {isOpen && (
          <NewComment summary="Reply" studyId={studyId} threadId={opener.id} place={place('reply')} readers={readers} />
        )}
        {isOpen && can(viewer, 'comment.resolve', { ...opener, openerId: opener.authorId }) && (
          <ActionForm action={resolve} hidden={{ threadId: opener.id }}>
            <Button look="quiet" className="h-7! px-0! hover:text-ink!">
              {resolved ? 'Reopen' : 'Resolve'}
            </Button>
          </ActionForm>
        )}
      </div>
    </section>
  )
}

/** Why nothing can be added to a thread. */
const closedWords = ({ isForViewer }: { isForViewer: boolean }) =>
  isForViewer
    ? 'This group is archived, so nothing is added here.'
    : 'You are no longer in the group that this is for: the group still reads it, and you see only what you wrote.'
