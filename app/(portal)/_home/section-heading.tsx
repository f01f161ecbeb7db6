import type { ReactNode } from 'react'

/** The heading of a part of home, over a hairline; what it says of itself at the right. */
export function SectionHeading({ id, children, aside }: { id?: string; children: ReactNode; aside?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 border-line border-b pb-2.5">
      <h2 id={id} className="section-title">
        {children}
      </h2>
      {aside && <span className="meta ml-auto">{aside}</span>}
    </div>
  )
}
