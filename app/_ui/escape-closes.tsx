'use client'

import { useEffect } from 'react'

/**
 * Escape closes the box that one is in, the innermost first, and gives the focus back to what opened it; dialogs do so by
 * themselves. It also takes away what is shown while something is pointed at (WCAG 1.4.13).
 */
export function EscapeCloses() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return
      hideTips()
      const within = document.activeElement?.closest('dialog[open], details[open]')
      // What a key has opened lies over the page without having the focus, which then stays where it is.
      const over = document.querySelector('details[name="study-action"][open]')
      const box = within ?? over
      if (!(box instanceof HTMLDetailsElement)) return
      event.preventDefault()
      box.open = false
      if (within) box.querySelector('summary')?.focus()
    }
    const showAgain = ({ target }: Event) => {
      for (const tip of document.querySelectorAll('[data-tip][data-hidden]')) {
        if (!tip.parentElement?.contains(target as Node)) tip.removeAttribute('data-hidden')
      }
    }
    document.addEventListener('keydown', onKey)
    document.addEventListener('pointerover', showAgain)
    document.addEventListener('focusin', showAgain)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('pointerover', showAgain)
      document.removeEventListener('focusin', showAgain)
    }
  }, [])
  return null
}

function hideTips() {
  for (const tip of document.querySelectorAll<HTMLElement>('[data-tip]')) {
    if (tip.checkVisibility()) tip.setAttribute('data-hidden', '')
  }
}
