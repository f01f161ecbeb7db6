'use client'

import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { countWords } from '@/lib/inbox/notice'

/**
 * The inbox, from every page, with how much is new in it: as the server drew it, and read again with each page that its reader
 * goes to. It is never asked for by itself, since every question keeps a session alive.
 */
export function InboxLink({ count: drawn, icon }: { count: number; icon: ReactNode }) {
  const count = useCountOfPage(drawn)
  return (
    <Link
      href="/inbox"
      aria-label={count > 0 ? `Inbox, ${countWords(count)} new` : 'Inbox'}
      className="relative grid size-[34px] place-items-center rounded text-ink-2 hover:text-ink hover:no-underline"
    >
      {icon}
      {count > 0 && (
        <span
          aria-hidden="true"
          className="absolute -top-0.5 -right-1 min-w-[17px] rounded-full border-2 border-paper bg-accent px-1 text-center font-semibold text-[10.5px] text-paper leading-[14px]"
        >
          {countWords(count)}
        </span>
      )}
    </Link>
  )
}

function useCountOfPage(drawn: number): number {
  const page = `${usePathname()}?${useSearchParams()}`
  const shown = useRef<string>(undefined)
  const [read, setRead] = useState<{ drawn: number; count: number }>()
  useEffect(() => {
    const before = shown.current
    shown.current = page
    // What the first page shows was drawn with it; later its reader may come back to it.
    if (before === undefined || before === page) return
    const gone = new AbortController()
    void readCount(gone.signal).then((count) => {
      if (count !== null && !gone.signal.aborted) setRead({ drawn, count })
    })
    return () => gone.abort()
  }, [page, drawn])
  // What the server has drawn since is newer.
  return read && read.drawn === drawn ? read.count : drawn
}

async function readCount(signal: AbortSignal): Promise<number | null> {
  try {
    const answer = await fetch('/api/inbox/count', { signal })
    return answer.ok ? (await answer.json()).count : null
  } catch {
    return null
  }
}
