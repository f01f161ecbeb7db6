import Link from 'next/link'
import { EmptyState } from '@/app/_ui/empty-state'

export default function NotFound() {
  return (
    <EmptyState level={1} title="There is no such page, or it is not yours to see">
      <p>
        The address may be old or mistyped.{' '}
        <Link className="text-accent" href="/studies">
          Search for a study
        </Link>{' '}
        or go{' '}
        <Link className="text-accent" href="/">
          home
        </Link>
        .
      </p>
    </EmptyState>
  )
}
