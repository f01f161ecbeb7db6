'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { sayLeaving } from './leaving'
import { PAGE_KEYS, press, pressedBy } from './page-keys'
import { selectedRow, selectRow } from './row-selection'

const HELP: [string, string][] = [
  ['/', 'Search'],
  ['j  k', 'Next and previous study; next and previous fact of a draft'],
  ['Enter', 'Open the selected study'],
  ['Esc', 'Close the box one is in; choose no study any more'],
  ...PAGE_KEYS.map(({ key, words }): [string, string] => [key, words]),
]

type Page = { href: string; words: string; key?: string }

/** The keyboard map. It is not here at all for those who switched it off (WCAG 2.1.4), and silent in fields. */
export function Keyboard({ pages }: { pages: readonly Page[] }) {
  const help = useRef<HTMLDialogElement>(null)
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
      else if (key === '?') help.current?.showModal()
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

  return (
    <dialog ref={help} aria-labelledby="keys" className="m-auto rounded border border-line bg-surface p-6 text-ink">
      <h2 id="keys" className="section-title mb-4">
        Keys
      </h2>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5">
        {[...HELP, ...helpOf(pages)].map(([keys, what]) => (
          <div key={keys} className="contents">
            <dt>
              <kbd className="font-medium font-sans">{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p className="meta mt-4 max-w-[36ch]">Keys can be switched off under your account.</p>
      <form method="dialog" className="mt-4">
        <button type="submit" className="text-accent">
          Close
        </button>
      </form>
    </dialog>
  )
}

const helpOf = (pages: readonly Page[]): [string, string][] => [
  ...pages.flatMap(({ key, words }): [string, string][] => (key ? [[`g ${key}`, words]] : [])),
  ['Ctrl K', 'Go to a page, a list or a topic'],
  ['?', 'This help'],
]

/** To the box of search: what is typed takes the place of what was asked before. */
function search() {
  const box = document.querySelector<HTMLInputElement>('[role=search] input')
  box?.focus()
  box?.select()
}
