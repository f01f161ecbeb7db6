'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'

type Props = { noticeId: string; href: string; children: ReactNode }

/** The way to what a notice is about. That it was followed is kept for the reader alone; the way does not wait for it. */
export function NoticeLink({ noticeId, href, children }: Props) {
  return (
    <Link href={href} prefetch={false} onClick={() => sayFollowed(noticeId)}>
      {children}
    </Link>
  )
}

function sayFollowed(noticeId: string) {
  fetch('/api/inbox/seen', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ noticeId }),
    keepalive: true,
  }).catch(() => {})
}
