import type { ReactNode } from 'react'

type Props = {
  title: string
  /** 1 where it is all that the page has to say, 3 where it stands in a section with a heading of its own. */
  level?: 1 | 2 | 3
  children: ReactNode
}

/** Nothing here yet, and what to do next. */
export function EmptyState({ title, level = 2, children }: Props) {
  const Heading = `h${level}` as const
  return (
    <div className="max-w-[60ch] py-10">
      <Heading className="section-title">{title}</Heading>
      <div className="mt-2 text-ink-2">{children}</div>
    </div>
  )
}
