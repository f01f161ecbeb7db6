'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'
import { onLeaving } from './leaving'

/**
 * Shows that the next page is on its way. Pages arrive whole rather than in pieces, so that they can be read
 * without scripts; with scripts this line says in the meantime that something is happening.
 */
export function NavigationProgress() {
  const here = `${usePathname()}?${useSearchParams()}`
  const [leaving, setLeaving] = useState<string | null>(null)

  useEffect(() => {
    // To another place on this page nobody waits.
    const isHere = ({ pathname, search }: URL) => pathname === location.pathname && search === location.search
    const stop = () => setLeaving(null)
    const ignore = onLeaving((address) => !isHere(address) && setLeaving(here))
    // Back and forward draw what the browser has kept.
    window.addEventListener('popstate', stop)
    return () => {
      ignore()
      window.removeEventListener('popstate', stop)
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
