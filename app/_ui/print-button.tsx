'use client'

import { useHydrated } from './use-hydrated'

/** Prints the page; without scripts the browser's own way is the only one, and no dead button stands here. */
export function PrintButton({ className }: { className: string }) {
  if (!useHydrated()) return null
  return (
    <button type="button" className={className} onClick={() => window.print()}>
      Print
    </button>
  )
}
