import type { ReactNode } from 'react'

/** The heading of a part of home, over a hairline; what it says of itself at the right. */
export function SectionHeading({ children, aside }: { children: ReactNode; aside?: ReactNode }) {
  return (
    <h2 className="section-title flex items-baseline gap-3 border-line border-b pb-2.5">
      {children}
      {aside && <span className="meta ml-auto font-sans font-normal">{aside}</span>}
    </h2>
  )
}
