import Link from 'next/link'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { forgetSearches } from '../actions'

/** What the reader asked last, and the way to have it forgotten. */
export function RecentSearches({ questions }: { questions: string[] }) {
  return (
    <section aria-labelledby="recent-searches" data-screen-only>
      <h2 id="recent-searches" className="section-title border-line border-b pb-2.5">
        Recent searches
      </h2>
      {questions.length === 0 && <p className="mt-3 text-ink-2">None are kept.</p>}
      <ul>
        {questions.map((question) => (
          <li key={question} className="border-line border-b py-2">
            <Link href={`/studies?${new URLSearchParams({ q: question })}`} className="break-words">
              {question}
            </Link>
          </li>
        ))}
      </ul>
      <p className="meta mt-3">What you type into the search box is suggested to you again, and to nobody else.</p>
      <ActionForm action={forgetSearches} label="Clear recent searches" className="mt-2 grid gap-2">
        {questions.length > 0 && (
          <Button look="plain" className="w-fit">
            Clear
          </Button>
        )}
      </ActionForm>
    </section>
  )
}
