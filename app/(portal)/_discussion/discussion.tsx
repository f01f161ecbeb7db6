import { groupsOfViewer } from '@/app/_server/audience'
import { EmptyState } from '@/app/_ui/empty-state'
import { ownCommentsOutOfSight } from '@/db/discussion/out-of-sight'
import { THREADS_SHOWN, threadsOn } from '@/db/discussion/threads'
import type { Person } from '@/lib/access/viewer'
import { CommentView } from './comment-view'
import { NewComment } from './new-comment'
import { ThreadView } from './thread-view'

/** What people here say about a study. `#add-comment` opens the field for a new thread. */
export async function Discussion({ study, viewer }: { study: { id: number }; viewer: Person }) {
  const [threads, outOfSight, groups] = await Promise.all([
    threadsOn(viewer, study.id),
    ownCommentsOutOfSight(viewer, study.id),
    groupsOfViewer(),
  ])
  const open = threads.filter(({ resolved }) => !resolved)
  const settled = threads.filter(({ resolved }) => resolved)
  return (
    <div className="grid max-w-[760px] gap-6 pt-5">
      <NewComment
        id="add-comment"
        summary="Start a thread"
        look="button"
        studyId={study.id}
        place={`${viewer.id}.new-thread.${study.id}`}
        groups={groups}
      />
      {threads.length === 0 && (
        <EmptyState title="No comments yet">
          Ask what the abstract leaves open, or say how it fits your patients’ kind of question, without naming any.
        </EmptyState>
      )}
      {open.map((thread) => (
        <ThreadView key={thread.opener.id} thread={thread} studyId={study.id} viewer={viewer} />
      ))}
      {settled.length > 0 && <h3 className="section-title">Resolved</h3>}
      {settled.map((thread) => (
        <ThreadView key={thread.opener.id} thread={thread} studyId={study.id} viewer={viewer} />
      ))}
      {outOfSight.length > 0 && (
        <section aria-labelledby="out-of-sight" className="grid gap-4">
          <h3 id="out-of-sight" className="section-title">
            Yours, in groups you are no longer in
          </h3>
          <p className="meta">The group still reads these. You can delete them, and nothing more is shown to you.</p>
          {outOfSight.map((comment) => (
            <CommentView key={comment.id} comment={comment} studyId={study.id} viewer={viewer} />
          ))}
        </section>
      )}
      {threads.length === THREADS_SHOWN && (
        <p className="meta">These are the latest {THREADS_SHOWN} threads; older ones are not shown.</p>
      )}
    </div>
  )
}
