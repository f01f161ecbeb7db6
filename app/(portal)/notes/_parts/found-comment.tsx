import Link from 'next/link'
import { Ago } from '@/app/_ui/ago'
import { ReadersMark } from '@/app/_ui/readers-mark'
import type { FoundComment } from '@/db/discussion/comment-search'
import { plainText } from '@/lib/markdown/plain-text'

/** What somebody said in a discussion, with the way there. */
export function FoundCommentCard({ comment }: { comment: FoundComment }) {
  return (
    <article className="rounded border border-line bg-surface px-3.5 py-3 leading-normal">
      <h2 className="mb-1.5 break-words font-medium font-serif text-[17px] leading-snug">
        <Link href={`${comment.study.address}?tab=discussion#comment-${comment.id}`} className="hover:text-accent-ink">
          {comment.study.title}
        </Link>
      </h2>
      <p className="meta mb-1.5 text-[12.5px]">
        <b className="font-semibold text-ink">{comment.author}</b>
      </p>
      {comment.quote && (
        <blockquote className="mb-1.5 line-clamp-2 border-accent border-l-2 pl-3 font-serif text-ink-2 [overflow-wrap:anywhere]">
          {comment.quote}
        </blockquote>
      )}
      <p className="line-clamp-6 [overflow-wrap:anywhere]">{plainText(comment.body, comment.mentioned)}</p>
      <p className="meta mt-2 flex justify-between gap-4 text-[12.5px]">
        <ReadersMark readers={comment.readers} />
        <span className="whitespace-nowrap">
          <Ago at={comment.createdAt} />
        </span>
      </p>
    </article>
  )
}
