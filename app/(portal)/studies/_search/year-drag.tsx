'use client'

import { useRouter } from 'next/navigation'
import { type PointerEvent, type ReactNode, useState } from 'react'
import { sayLeaving } from '@/app/_ui/leaving'
import { useHydrated } from '@/app/_ui/use-hydrated'

type Years = { from: number; to: number }
type Props = {
  years: number[]
  asked: { from: number | null; to: number | null }
  /** Where the same search without years is: how addresses are written stays with the server. */
  address: string
  children: ReactNode
}

/**
 * Lets one drag over the bars of `years` to choose from one to another; a click is one year. The form below does the
 * same for those without a pointer.
 */
export function YearDrag({ years, asked, address, children }: Props) {
  const router = useRouter()
  const hydrated = useHydrated()
  const [dragged, setDragged] = useState<Years | null>(null)
  const [first = 0, last = 0] = [years[0], years.at(-1)]
  const { from, to } = asked
  const chosen = dragged ?? (from === null && to === null ? null : { from: from ?? first, to: to ?? last })
  const yearAt = ({ clientX, currentTarget }: PointerEvent<HTMLDivElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect()
    const index = Math.floor(((clientX - left) / width) * years.length)
    return years[Math.min(Math.max(index, 0), years.length - 1)] ?? first
  }
  const ended = () => {
    if (!dragged) return
    setDragged(null)
    const { from, to } = ordered(dragged)
    const within = `${address}${address.includes('?') ? '&' : '?'}from=${from}&to=${to}`
    sayLeaving(within)
    router.push(within)
  }
  return (
    <div
      className={`relative isolate ${hydrated ? 'cursor-ew-resize touch-pan-y select-none' : ''}`}
      title={hydrated ? 'Drag over the years to choose some' : undefined}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setDragged({ from: yearAt(event), to: yearAt(event) })
      }}
      onPointerMove={(event) => dragged && setDragged({ from: dragged.from, to: yearAt(event) })}
      onPointerUp={ended}
      onPointerCancel={() => setDragged(null)}
    >
      {chosen && <Chosen years={years} {...ordered(chosen)} />}
      {children}
    </div>
  )
}

const ordered = ({ from, to }: Years): Years => ({ from: Math.min(from, to), to: Math.max(from, to) })

/** The years that are chosen, washed behind their bars. */
function Chosen({ years, from, to }: { years: number[]; from: number; to: number }) {
  const within = years.filter((year) => year >= from && year <= to)
  if (within.length === 0) return null
  const start = years.indexOf(within[0] as number)
  return (
    <svg className="-z-10 absolute inset-0 size-full" aria-hidden="true">
      <rect
        x={`${(start / years.length) * 100}%`}
        width={`${(within.length / years.length) * 100}%`}
        height="80%"
        className="fill-accent-wash"
      />
    </svg>
  )
}
