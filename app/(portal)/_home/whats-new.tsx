import Link from 'next/link'
import { SaveLink } from '@/app/_study/save-link'
import { StudyRow } from '@/app/_study/study-row'
import { WrittenOn } from '@/app/_ui/written-on'
import type { Reply } from '@/db/discussion/replies'
import type { News } from '@/db/home/news'
import type { Holdings } from '@/db/lists/holdings'
import type { StudyRow as Row } from '@/db/studies/study-rows'
import { ReplyRow } from './reply-row'
import { SectionHeading } from './section-heading'

type Props = { news: News; replies: Reply[]; holdings: Holdings }

/** Since you last looked: answers to you, what changed in your lists, what is new. A person who is new looks for the first time. */
export function WhatsNew({ news, replies, holdings }: Props) {
  if (news.since === null && replies.length === 0) return <Welcome />
  const nothing = replies.length + news.changed.length + news.added.count === 0
  const action = (study: Row) => <SaveLink studyId={study.id} title={study.title} lists={holdings.get(study.id)} />
  return (
    <section aria-labelledby="news">
      <SectionHeading id="news" aside={news.since && <WrittenOn at={news.since} />}>
        Since you last looked
      </SectionHeading>
      {nothing && <p className="mt-3 text-ink-2">No new studies, list changes or replies.</p>}
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
              action={action(study)}
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
            <StudyRow study={study} lead="New here" action={action(study)} />
          </li>
        ))}
      </ol>
      <MoreCameIn added={news.added} />
    </section>
  )
}

function MoreCameIn({ added: { count, more, rows } }: Pick<News, 'added'>) {
  if (count <= rows.length) return null
  return (
    <p className="meta mt-4">
      {more && 'More than '}
      {(count - rows.length).toLocaleString('en-GB')} {more ? 'others' : 'more'} came in;{' '}
      <Link className="text-accent" href="/studies?sort=strength">
        look through all studies
      </Link>
      .
    </p>
  )
}

function Welcome() {
  return (
    <section aria-labelledby="news">
      <SectionHeading id="news">Begin here</SectionHeading>
      <ul className="mt-3 grid max-w-[62ch] gap-2.5 text-ink-2">
        <li>
          Ask above, or{' '}
          <Link className="text-accent" href="/studies?sort=strength">
            look through all studies
          </Link>
          , the strongest first.
        </li>
        <li>Each study is one sentence of finding, with the strength of its evidence and the abstract it rests on.</li>
        <li>
          Save what helps to a{' '}
          <Link className="text-accent" href="/lists">
            reading list
          </Link>
          . From then on this page says what changed in it since you last looked.
        </li>
      </ul>
    </section>
  )
}
