import type { ReactNode } from 'react'

/** Nothing here yet, and what to do next. */
export function EmptyState({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="max-w-[60ch] py-10">
      <p className="section-title">{title}</p>
      <div className="mt-2 text-ink-2">{children}</div>
    </div>
  )
}
