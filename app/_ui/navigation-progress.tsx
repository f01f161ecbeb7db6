'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'

/**
 * Shows that the next page is on its way. Pages arrive whole rather than in pieces, so that they can be read
 * without scripts; with scripts this line says in the meantime that something is happening.
 */
export function NavigationProgress() {
  const here = `${usePathname()}?${useSearchParams()}`
  const [leaving, setLeaving] = useState<string | null>(null)

  useEffect(() => {
    const onLeave = (event: Event) => {
      const leads = (event.target as Element).closest('a[href^="/"]:not([download]), form[role=search]')
      const { metaKey, ctrlKey } = event as MouseEvent
      const same = leads instanceof HTMLAnchorElement && leads.href === location.href
      if (leads && leads.matches('a') === (event.type === 'click') && !same && !metaKey && !ctrlKey) setLeaving(here)
    }
    document.addEventListener('click', onLeave)
    document.addEventListener('submit', onLeave)
    return () => {
      document.removeEventListener('click', onLeave)
      document.removeEventListener('submit', onLeave)
    }
  }, [here])

  // The page that was left is no longer here: it has arrived.
  if (leaving !== here) return null
  return (
    <div role="status" className="fixed inset-x-0 top-0 z-30 h-0.5 animate-pulse bg-accent">
      <span className="sr-only">Loading</span>
    </div>
  )
}
