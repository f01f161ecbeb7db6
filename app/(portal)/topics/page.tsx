import type { Metadata } from 'next'
import { signedIn } from '@/app/_server/viewer'
import { buttonClass } from '@/app/_ui/button-class'
import { EmptyState } from '@/app/_ui/empty-state'
import { listTopics } from '@/db/search/query/topic-list'
import { TopicLine } from './_parts/topic-line'

export const metadata: Metadata = { title: 'Topics' }

const SHOWN = 100

type Props = { searchParams: Promise<{ q?: string | string[] }> }

/** Every topic of the corpus, by words of its name; without words those with the most strong evidence. */
export default async function TopicsPage({ searchParams }: Props) {
  const who = await signedIn()
  const words = [(await searchParams).q ?? ''].flat()[0]?.slice(0, 200) ?? ''
  const topics = await listTopics(who, { words, limit: SHOWN })
  return (
    <div className="max-w-[900px]">
      <h1 className="page-title">Topics</h1>
      <p className="mt-2 max-w-[62ch] text-ink-2">
        What studies are about, by their MeSH headings, with the most strong evidence first: systematic reviews and
        randomised trials that are not retracted.
      </p>
      <form action="/topics" className="mt-5 mb-7 flex gap-2.5">
        <input
          type="search"
          name="q"
          defaultValue={words}
          aria-label="Find a topic"
          placeholder="Find a topic"
          maxLength={200}
          className="h-[38px] min-w-0 max-w-[420px] flex-1 rounded border border-line-strong bg-surface px-3 placeholder:text-ink-3"
        />
        <button type="submit" className={buttonClass()}>
          Find
        </button>
      </form>
      {topics.length === 0 && <NoTopics words={words} />}
      <ol className="border-line border-t">
        {topics.map((topic) => (
          <TopicLine key={topic.name} topic={topic} />
        ))}
      </ol>
      {topics.length === SHOWN && <p className="meta mt-4">The first {SHOWN}. Find others by a word of their name.</p>}
    </div>
  )
}

function NoTopics({ words }: { words: string }) {
  if (words) return <EmptyState title="No topic has these words">Try one word, or the name that MeSH has.</EmptyState>
  return (
    <EmptyState title="No topics yet">
      Topics come with the MeSH headings of PubMed records. None of the studies here has any.
    </EmptyState>
  )
}
