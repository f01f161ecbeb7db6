'use client'

import { useCallback, useEffect, useState } from 'react'

const boxes = () => [...document.querySelectorAll<HTMLInputElement>('[data-choose]:checked')]

/** The studies whose boxes are ticked on this page, in the order of its rows: the page itself is what knows them. */
export function useChosen() {
  const [chosen, setChosen] = useState<readonly number[]>([])

  const count = useCallback(() => {
    const now = [...new Set(boxes().map(({ value }) => Number(value)))]
    setChosen((before) => (before.join() === now.join() ? before : now))
  }, [])

  const clear = useCallback(() => {
    for (const box of boxes()) box.checked = false
    count()
  }, [count])

  useEffect(() => {
    count()
    const onChange = ({ target }: Event) => (target as Element).matches('[data-choose]') && count()
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return
      if (!(event.target as Element).closest('dialog') && boxes().length > 0) clear()
    }
    document.addEventListener('change', onChange)
    document.addEventListener('keydown', onKey)
    // A row that was marked may leave what is shown, and its box with it.
    const rows = new MutationObserver(count)
    rows.observe(document.getElementById('main') ?? document.body, { childList: true, subtree: true })
    return () => {
      document.removeEventListener('change', onChange)
      document.removeEventListener('keydown', onKey)
      rows.disconnect()
    }
  }, [count, clear])

  return { chosen, clear }
}
