import { EmptyState } from '@/app/_ui/empty-state'

/** The one answer for every address that opens nothing. */
export default function NotFound() {
  return (
    <EmptyState level={1} title="This link opens nothing">
      <p>The address may be mistyped, or the link has ended or was revoked. Ask whoever gave it to you.</p>
    </EmptyState>
  )
}
