import Link from 'next/link'
import type { ReactNode } from 'react'
import { Ago } from '@/app/_ui/ago'

type Props = {
  run: {
    createdAt: Date
    by: string | null
    importId: number | null
    fault: string | null
    begins: number
    state: string
    isLate: boolean
  }
  outcome: ReactNode
  /** What may take it long. */
  busyWith: 'ask' | 'fetch'
  /** What else there is to say of it. */
  children?: ReactNode
}

/** What came of one time that a source was asked, in one line, with the import where there was one. */
export function RunLine({ run, outcome, busyWith, children }: Props) {
  return (
    <>
      <p className="meta dotted">
        <span>
          <Ago at={run.createdAt} />
        </span>
        <span>{run.by ?? 'by itself'}</span>
        {outcome}
        {run.importId && (
          <Link href={`/administration/imports/${run.importId}`} className="text-accent">
            Import
          </Link>
        )}
      </p>
      {run.fault && <p className="text-danger">{run.fault}</p>}
      {children}
      {run.begins > 1 && run.state === 'done' && (
        <p className="text-ink-2">It was begun again: the figures are of its last part.</p>
      )}
      {run.isLate && (
        <p className="text-ink-2">
          Not done yet. It has much to {busyWith}, or its job was cancelled, or no worker runs.
        </p>
      )}
    </>
  )
}
