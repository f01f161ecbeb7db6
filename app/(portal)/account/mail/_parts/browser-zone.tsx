'use client'

import { useHydrated } from '@/app/_ui/use-hydrated'

/** Says which zone the browser is in, where that is another one than is chosen: nobody knows it before. */
export function BrowserZone({ chosen }: { chosen: string }) {
  if (!useHydrated()) return null
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  return here && here !== chosen ? <p className="meta">This browser is in {here}.</p> : null
}
