import type { ReactNode } from 'react'

const TONE = {
  plain: 'bg-sunken text-ink-2',
  go: 'bg-accent-wash text-accent-ink',
  warn: 'bg-warn-wash text-ink',
  stop: 'bg-danger-wash text-danger',
} as const

export function Pill({ tone = 'plain', children }: { tone?: keyof typeof TONE; children: ReactNode }) {
  return (
    <span className={`inline-block rounded-full px-2.5 font-medium text-xs leading-[18px] ${TONE[tone]}`}>
      {children}
    </span>
  )
}
