import Link from 'next/link'
import { EmptyState } from '@/app/_ui/empty-state'
import type { ReadList } from '@/db/lists/list-contents'
import { DUE_WORDS, type ListFilter } from '@/lib/lists/list-filter'
import { STATUS_WORDS } from '@/lib/lists/reading-list'
import { listAddress } from '../list-address'

/** Nothing on the list, or nothing of what was asked for. */
export function EmptyList({ list, filter }: { list: ReadList; filter: ListFilter }) {
  if (list.counts.total > 0) {
    return (
      <EmptyState level={3} title={nothingOf(filter)}>
        <Link className="text-accent" href={listAddress(list.id)}>
          Show the whole list
        </Link>
      </EmptyState>
    )
  }
  if (list.viewersRole === 'viewer') {
    return (
      <EmptyState level={3} title="Nothing on this list yet">
        <p>What the people who can add to it save stands here.</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState level={3} title="Nothing on this list yet">
      <p>
        <Link className="text-accent" href="/studies">
          Find a study
        </Link>
        , then save it here: by its button, or with{' '}
        <kbd className="rounded border border-line-strong px-1 font-sans text-xs">s</kbd> on a selected study.
      </p>
    </EmptyState>
  )
}

function nothingOf({ status, due }: ListFilter): string {
  const words = [status && STATUS_WORDS[status], due && DUE_WORDS[due]].filter((word) => word !== null)
  if (words.length === 0) return 'Nothing on this page'
  return `Nothing here stands as ${words.map((word) => `“${word}”`).join(' and ')}`
}
