import Link from 'next/link'
import { EmptyState } from '@/app/_ui/empty-state'

export function NoNotes({ query }: { query: string }) {
  if (query.trim()) {
    return (
      <EmptyState title={`None of your notes holds “${query.trim()}”`}>
        Every word must stand in the note or in its study’s title.{' '}
        <Link href="/notes" className="text-accent">
          Show all notes
        </Link>
      </EmptyState>
    )
  }
  return (
    <EmptyState title="No notes yet">
      Open a study and choose “Add a note” beside it.{' '}
      <Link href="/studies" className="text-accent">
        Find a study
      </Link>
    </EmptyState>
  )
}
