import { EmptyState } from '@/app/_ui/empty-state'
import { AppError } from '@/lib/access/app-error'

/** The words for somebody who has too many searches under way; any other error is thrown again. */
export function tooManySearches(error: unknown): string {
  if (error instanceof AppError && error.code === 'rate_limited') return error.message
  throw error
}

export function TooManySearches({ words, again }: { words: string; again: string }) {
  return (
    <EmptyState level={1} title="Too many searches at once">
      {words}{' '}
      <a className="text-accent" href={again}>
        Search again
      </a>
    </EmptyState>
  )
}
