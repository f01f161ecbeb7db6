import type { ReactNode } from 'react'

type Props = { id: string; title: string; aside?: ReactNode; children: ReactNode }

/** One part of the page: its title, a few words beside it, and a hairline below. */
export function HowSection({ id, title, aside, children }: Props) {
  return (
    <section aria-labelledby={id} className="mt-10">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-line-strong border-b pb-2">
        <h2 id={id} className="section-title">
          {title}
        </h2>
        {aside && <p className="meta">{aside}</p>}
      </div>
      {children}
    </section>
  )
}
