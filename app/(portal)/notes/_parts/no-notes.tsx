import Link from 'next/link'
import { EmptyState } from '@/app/_ui/empty-state'
import type { Source } from './note-sources'

const NOTHING: Record<Source, { found: string; title: string; words: string }> = {
  yours: {
    found: 'None of your notes holds',
    title: 'No notes yet',
    words: 'Open a study and choose “Add a note” beside it.',
  },
  colleagues: {
    found: 'None of these notes holds',
    title: 'No notes from colleagues',
    words: 'What colleagues write for a group that you are in, or for everyone here, is shown here.',
  },
  discussions: {
    found: 'No comment that you may read holds',
    title: 'No discussions yet',
    words: 'What is said under “Discussion” on a study is shown here.',
  },
}

export function NoNotes({ source, query }: { source: Source; query: string }) {
  const { found, title, words } = NOTHING[source]
  if (query.trim()) {
    return (
      <EmptyState title={`${found} “${query.trim()}”`}>
        Every word must stand in the text or in the title of its study.{' '}
        <Link href={source === 'yours' ? '/notes' : `/notes?from=${source}`} className="text-accent">
          Show all
        </Link>
      </EmptyState>
    )
  }
  return (
    <EmptyState title={title}>
      {words}{' '}
      <Link href="/studies" className="text-accent">
        Find a study
      </Link>
    </EmptyState>
  )
}
