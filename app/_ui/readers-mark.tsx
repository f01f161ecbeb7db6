import { Globe, Lock, Users } from 'lucide-react'
import { type Readers, readersWords } from '@/lib/access/audience'

const ICON = { me: Lock, groups: Users, everyone: Globe } as const

/** Who may read a text, beside it. */
export function ReadersMark({ readers }: { readers: Readers }) {
  const Icon = ICON[readers.audience]
  return (
    <span className="inline-flex min-w-0 items-baseline gap-1.5">
      <Icon size={12} aria-hidden="true" className="shrink-0 translate-y-px" />
      <span className="min-w-0 break-words">{readersWords(readers)}</span>
    </span>
  )
}
