import { Users } from 'lucide-react'

/** Beside the name of a list that others have as well. */
export function SharedMark() {
  return (
    <span className="shrink-0 text-ink-3">
      <Users size={15} aria-hidden="true" />
      <span className="sr-only">shared</span>
    </span>
  )
}
