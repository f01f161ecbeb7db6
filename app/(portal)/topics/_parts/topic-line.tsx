import Link from 'next/link'
import type { ListedTopic } from '@/db/search/query/topic-list'

/** A topic with how much of its evidence is strong. */
export function TopicLine({ topic }: { topic: ListedTopic }) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 border-line border-b py-2.5">
      <Link href={topic.address} className="break-words font-medium">
        {topic.name}
      </Link>
      <span className="meta text-right">
        {topic.strong > 0 && `${topic.strong.toLocaleString('en-GB')} strong of `}
        {topic.studies.toLocaleString('en-GB')} {topic.studies === 1 ? 'study' : 'studies'}
      </span>
    </li>
  )
}
