'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'

/** Keys that press something which the page offers: in the selected row, else on the page itself, never in a row nobody chose. */
const PRESSES: Record<string, string> = {
  s: '[data-save]',
  n: '[data-note]',
  c: '[data-comment]',
  e: '[data-edit], [data-cite]',
  r: '[data-read]',
  '[': '[data-previous]',
  ']': '[data-next]',
}

const GOES: Record<string, string> = { h: '/', l: '/lists', n: '/notes', e: '/studies' }

const HELP: [string, string][] = [
  ['/', 'Search'],
  ['j  k', 'Next and previous study'],
  ['Enter', 'Open the selected study'],
  ['s', 'Save to a list'],
  ['n', 'Write a note'],
  ['c', 'Comment'],
  ['e', 'Cite; check and edit, among the drafts'],
  ['r', 'Mark as read'],
  ['[  ]', 'Previous and next in a list'],
  ['g h', 'Home'],
  ['g e', 'Evidence'],
  ['g l', 'Lists'],
  ['g n', 'Notes'],
  ['?', 'This help'],
]

/** The keyboard map. It is not here at all for those who switched it off (WCAG 2.1.4), and silent in fields. */
export function Keyboard() {
  const help = useRef<HTMLDialogElement>(null)
  const router = useRouter()

  useEffect(() => {
    let going = 0
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return
      if (target.closest('input, textarea, select, [contenteditable], dialog')) return
      const { key } = event
      const place = Date.now() - going < 1500 ? GOES[key] : undefined
      going = key === 'g' ? Date.now() : 0
      if (place) router.push(place)
      else if (key === '/') document.querySelector<HTMLInputElement>('[role=search] input')?.focus()
      else if (key === '?') help.current?.showModal()
      else if (key === 'j') select(1)
      else if (key === 'k') select(-1)
      else if (key === 'Enter' && target === document.body)
        selected()?.querySelector<HTMLAnchorElement>('h3 a')?.click()
      else if (PRESSES[key]) press(PRESSES[key])
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [router])

  return (
    <dialog
      ref={help}
      aria-labelledby="keys"
      className="m-auto rounded border border-line bg-surface p-6 text-ink backdrop:bg-ink/40"
    >
      <h2 id="keys" className="section-title mb-4">
        Keys
      </h2>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5">
        {HELP.map(([keys, what]) => (
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

const rows = () => [...document.querySelectorAll<HTMLElement>('[data-row]')]
const selected = () => document.querySelector<HTMLElement>('[data-row][data-selected]')

/** Moves the selection by one row and the focus with it, so that Enter and a screen reader follow. */
function select(step: 1 | -1) {
  const all = rows()
  const now = selected()
  const next = all[now ? all.indexOf(now) + step : step === 1 ? 0 : all.length - 1]
  if (!next) return
  now?.removeAttribute('data-selected')
  next.setAttribute('data-selected', '')
  next.querySelector<HTMLAnchorElement>('h3 a')?.focus({ preventScroll: true })
  next.scrollIntoView({ block: 'nearest' })
}

function press(what: string) {
  const onPage = [...document.querySelectorAll<HTMLElement>(what)].filter((one) => !one.closest('[data-row]'))
  const target = selected()?.querySelector<HTMLElement>(what) ?? onPage[0]
  if (target?.matches('input, textarea')) target.focus()
  else target?.click()
}
