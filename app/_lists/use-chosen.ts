'use client'

import { useCallback, useEffect, useState } from 'react'

const boxes = () => [...document.querySelectorAll<HTMLInputElement>('[data-choose]:checked')]

/** The studies whose boxes are ticked on this page, in the order of its rows: the page itself is what knows them. The bar says how many. */
export function useChosen(): readonly number[] {
  const [chosen, setChosen] = useState<readonly number[]>([])

  const count = useCallback(() => {
    const now = [...new Set(boxes().map(({ value }) => Number(value)))]
    setChosen((before) => (before.join() === now.join() ? before : now))
  }, [])

  useEffect(() => {
    count()
    const onChange = ({ target }: Event) => (target as Element).matches('[data-choose]') && count()
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return
      if ((event.target as Element).closest('dialog')) return
      for (const box of boxes()) box.checked = false
      count()
    }
    // A form says that it will be reset before it is.
    const onReset = () => setTimeout(count)
    document.addEventListener('change', onChange)
    document.addEventListener('reset', onReset)
    document.addEventListener('keydown', onKey)
    // A row that was marked may leave what is shown, and its box with it.
    const rows = new MutationObserver(count)
    rows.observe(document.getElementById('main') ?? document.body, { childList: true, subtree: true })
    return () => {
      document.removeEventListener('change', onChange)
      document.removeEventListener('reset', onReset)
      document.removeEventListener('keydown', onKey)
      rows.disconnect()
    }
  }, [count])

  useEffect(() => {
    const bar = document.querySelector('[data-for-rows] [data-count]')
    if (bar) bar.textContent = `${chosen.length} selected`
  }, [chosen])

  return chosen
}
