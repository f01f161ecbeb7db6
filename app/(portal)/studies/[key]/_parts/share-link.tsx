'use client'

import { useState } from 'react'
import { useHydrated } from '@/app/_ui/use-hydrated'

type Props = { address: string; title: string; className: string }

/** Hands the study's address to the system's own sharing, or to the clipboard where there is none; it needs scripts. */
export function ShareLink({ address, title, className }: Props) {
  const hydrated = useHydrated()
  const [said, setSaid] = useState('')

  async function share() {
    const url = new URL(address, location.href).href
    try {
      if (navigator.share) await navigator.share({ title, url })
      else {
        await navigator.clipboard.writeText(url)
        setSaid('Link copied')
      }
    } catch (error) {
      // Whoever closes the system's own menu wants nothing said.
      if (error instanceof DOMException && error.name === 'AbortError') return
      setSaid('This browser does not let us copy; take the link from its address bar.')
    }
  }

  return (
    <span className={`flex-auto ${hydrated ? '' : 'invisible'}`}>
      <button type="button" onClick={share} disabled={!hydrated} className={className}>
        Share
      </button>
      <span role="status" className="meta absolute top-full right-0 mt-0.5 empty:hidden">
        {said}
      </span>
    </span>
  )
}
