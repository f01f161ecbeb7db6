import type { ReactNode } from 'react'

/** A titled part of a page of settings, set off by a hairline. */
export function PageSection({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="grid gap-4 border-line border-t py-7">
      <h2 id={id} className="section-title">
        {title}
      </h2>
      {children}
    </section>
  )
}
