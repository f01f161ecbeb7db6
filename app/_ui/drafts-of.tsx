'use client'

import { useEffect, useLayoutEffect } from 'react'
import { type DraftOwner, isStillShown, onOwnerChange, ownDrafts } from './local-drafts'

/** Stands on every page and says whose it is, before any field looks for a draft; leaves it when it is theirs no more. */
export function DraftsOf({ owner }: { owner: DraftOwner }) {
  const name = JSON.stringify(owner)
  useLayoutEffect(() => ownDrafts(JSON.parse(name)), [name])
  useEffect(() => {
    const look = () => {
      if (!isStillShown(JSON.parse(name))) window.location.reload()
    }
    const stop = onOwnerChange(look)
    // A tab that slept, or a page that came back out of the browser's memory, has heard nothing.
    window.addEventListener('pageshow', look)
    document.addEventListener('visibilitychange', look)
    return () => {
      stop()
      window.removeEventListener('pageshow', look)
      document.removeEventListener('visibilitychange', look)
    }
  }, [name])
  return null
}
