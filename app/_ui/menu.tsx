'use client'

import { usePathname } from 'next/navigation'
import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'

type Props = { label: string; summary: ReactNode; summaryClass: string; children: ReactNode }

/**
 * A menu of links and buttons under a summary. Without scripts the browser's own folding opens it; with them arrows,
 * Home and End move in it, and it closes by Escape, by a press elsewhere and when the page changes.
 */
export function Menu({ label, summary, summaryClass, children }: Props) {
  const menu = useRef<HTMLDetailsElement>(null)
  const path = usePathname()

  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has come
  useEffect(() => close(menu.current), [path])
  useEffect(() => {
    const onPress = ({ target }: PointerEvent) => {
      if (!menu.current?.contains(target as Node)) close(menu.current)
    }
    // A link may lead to another place on the same page.
    const onClick = ({ target }: MouseEvent) => {
      if (menu.current?.contains((target as Element).closest('a'))) close(menu.current)
    }
    document.addEventListener('pointerdown', onPress)
    document.addEventListener('click', onClick)
    return () => {
      document.removeEventListener('pointerdown', onPress)
      document.removeEventListener('click', onClick)
    }
  }, [])

  function onKeyDown(event: KeyboardEvent<HTMLDetailsElement>) {
    const details = event.currentTarget
    const { key } = event
    if (key === 'Escape' && details.open) {
      close(details)
      details.querySelector('summary')?.focus()
    } else if (key.startsWith('Arrow') || (details.open && (key === 'Home' || key === 'End'))) {
      details.open = true
      move(details, key)
    } else return
    event.preventDefault()
  }

  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent<HTMLDetailsElement>) => {
    if (relatedTarget && !currentTarget.contains(relatedTarget)) close(currentTarget)
  }

  return (
    <details ref={menu} className="relative shrink-0" onKeyDown={onKeyDown} onBlur={onBlur}>
      <summary
        aria-label={label}
        className={`cursor-pointer list-none [&::-webkit-details-marker]:hidden ${summaryClass}`}
      >
        {summary}
      </summary>
      <div className="absolute top-full right-0 z-20 mt-2 max-h-[calc(100vh-80px)] w-64 overflow-y-auto rounded border border-line-strong bg-surface py-2 shadow-lg max-md:max-h-[calc(100dvh-136px)]">
        {children}
      </div>
    </details>
  )
}

/** Moves the focus among what can be seen of the menu, in a ring. */
function move(details: HTMLDetailsElement, key: string) {
  const items = [...details.querySelectorAll<HTMLElement>('a, button')].filter((item) => item.checkVisibility())
  const at = items.indexOf(document.activeElement as HTMLElement)
  const to = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: -1 }[key]
  if (to !== undefined) items.at(to % items.length)?.focus()
}

function close(details: HTMLDetailsElement | null) {
  if (details) details.open = false
}
