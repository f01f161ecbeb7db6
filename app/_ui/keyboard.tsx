'use client'

import { useRouter } from 'next/navigation'
import { lazy, Suspense, useEffect, useState } from 'react'
import type { HelpPage } from './key-help'
import { sayLeaving } from './leaving'
import { PAGE_KEYS, press, pressedBy } from './page-keys'
import { selectedRow, selectRow } from './row-selection'

/** Loaded when it is first asked for. */
const KeyHelp = lazy(() => import('./key-help'))

/** The keyboard map. It is not here at all for those who switched it off (WCAG 2.1.4), and silent in fields. */
export function Keyboard({ pages }: { pages: readonly HelpPage[] }) {
  const [isHelpOpen, setHelpOpen] = useState(false)
  const router = useRouter()

  useEffect(() => {
    let going = Number.NEGATIVE_INFINITY
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return
      if (target.closest('input:not([data-choose]), textarea, select, [contenteditable], dialog')) return
      // When they were pressed: a page that is busy hears of both at once, and late.
      const { key, timeStamp } = event
      const pageKey = PAGE_KEYS.find((one) => one.key === key)
      const page = timeStamp - going < 1500 ? pages.find((one) => one.key === key) : undefined
      going = key === 'g' ? timeStamp : Number.NEGATIVE_INFINITY
      if (page) {
        sayLeaving(page.href)
        router.push(page.href)
      } else if (key === '/') search()
      else if (key === '?') setHelpOpen(true)
      else if (key === 'j') selectRow(1)
      else if (key === 'k') selectRow(-1)
      else if (key === 'Enter' && target === document.body)
        selectedRow()?.querySelector<HTMLAnchorElement>('h3 a')?.click()
      else if (pageKey) press(pressedBy(pageKey))
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [router, pages])

  if (!isHelpOpen) return null
  return (
    <Suspense>
      <KeyHelp pages={pages} onClose={() => setHelpOpen(false)} />
    </Suspense>
  )
}

/** To the box of search: what is typed takes the place of what was asked before. */
function search() {
  const box = document.querySelector<HTMLInputElement>('[role=search] input')
  box?.focus()
  box?.select()
}
