import Link from 'next/link'
import type { ListedTopic } from '@/db/search/query/topic-list'
import { TopicLine } from '../topics/_parts/topic-line'
import { SectionHeading } from './section-heading'

/** Where the evidence is strong; not there where no study has a topic. */
export function StrongTopics({ topics }: { topics: ListedTopic[] }) {
  if (topics.length === 0) return null
  return (
    <section aria-labelledby="topics">
      <SectionHeading id="topics">Topics with most strong evidence</SectionHeading>
      <ul>
        {topics.map((topic) => (
          <TopicLine key={topic.name} topic={topic} />
        ))}
      </ul>
      <Link className="mt-3 inline-block text-accent" href="/topics">
        All topics
      </Link>
    </section>
  )
}
