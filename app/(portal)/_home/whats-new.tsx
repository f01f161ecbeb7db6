import Link from 'next/link'
import { SaveLink } from '@/app/_study/save-link'
import { StudyRow } from '@/app/_study/study-row'
import { EmptyState } from '@/app/_ui/empty-state'
import { WrittenOn } from '@/app/_ui/written-on'
import type { Reply } from '@/db/discussion/threads'
import type { News } from '@/db/home/news'
import { ReplyRow } from './reply-row'
import { SectionHeading } from './section-heading'

/** Since you last looked: answers to you, what changed in your lists, what is new. */
export function WhatsNew({ news, replies }: { news: News; replies: Reply[] }) {
  const nothing = replies.length + news.changed.length + news.added.count === 0
  return (
    <section aria-label="Since you last looked">
      <SectionHeading aside={news.since && <WrittenOn at={news.since} />}>
        {news.since ? 'Since you last looked' : 'Welcome'}
      </SectionHeading>
      {nothing && <NothingNew first={news.since === null} />}
      <ol>
        {replies.map((reply) => (
          <li key={reply.id}>
            <ReplyRow reply={reply} />
          </li>
        ))}
        {news.changed.map(({ study, list, what }) => (
          <li key={`changed-${study.id}`}>
            <StudyRow
              study={study}
              lead={
                <>
                  In your list <b className="font-medium text-ink-2">{list}</b>, {what} changed
                </>
              }
            />
          </li>
        ))}
        {news.added.rows.map((study) => (
          <li key={study.id}>
            <StudyRow study={study} lead="New here" action={<SaveLink studyId={study.id} title={study.title} />} />
          </li>
        ))}
      </ol>
      {news.added.count > news.added.rows.length && (
        <p className="meta mt-4">
          {(news.added.count - news.added.rows.length).toLocaleString('en-GB')} more came in;{' '}
          <Link className="text-accent" href="/studies?sort=strength">
            look through all studies
          </Link>
          .
        </p>
      )}
    </section>
  )
}

function NothingNew({ first }: { first: boolean }) {
  if (!first) {
    return (
      <EmptyState title="Nothing new">
        No new studies, list changes or replies. <SearchHint />
      </EmptyState>
    )
  }
  return (
    <EmptyState title="Ask your first question">
      <p>
        <SearchHint /> Save what helps to a reading list, and this page will tell you what has changed in it since you
        last looked.
      </p>
    </EmptyState>
  )
}

const SearchHint = () => (
  <>
    Search above with words, a PMID or a DOI, or{' '}
    <Link className="text-accent" href="/studies?sort=strength">
      look through all studies
    </Link>
    .
  </>
)
