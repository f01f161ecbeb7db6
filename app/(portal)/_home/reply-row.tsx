import Link from 'next/link'
import { Ago } from '@/app/_ui/ago'
import type { Reply } from '@/db/discussion/replies'
import { plainText } from '@/lib/markdown/plain-text'

/** Somebody's answer in a thread of the reader's. */
export function ReplyRow({ reply }: { reply: Reply }) {
  return (
    <article data-row={reply.study.address} className="border-line border-b py-[18px]">
      <p className="meta dotted">
        <span>{reply.author} answered you</span>
        <span>
          <Ago at={reply.createdAt} />
        </span>
        <span>{reply.study.title}</span>
      </p>
      <h3 className="finding mt-1 text-[16.5px]! text-ink-2">
        <Link href={`${reply.study.address}?tab=discussion#comment-${reply.id}`} className="line-clamp-3">
          “{plainText(reply.body, reply.mentioned)}”
        </Link>
      </h3>
    </article>
  )
}
