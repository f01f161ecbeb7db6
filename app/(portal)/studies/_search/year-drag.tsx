'use client'

import { useRouter } from 'next/navigation'
import { type PointerEvent, type ReactNode, useState } from 'react'
import { sayLeaving } from '@/app/_ui/leaving'
import { useHydrated } from '@/app/_ui/use-hydrated'
import { type SearchRequest, searchAddress } from '@/lib/search/search-request'

type Props = { years: number[]; request: SearchRequest; children: ReactNode }

/**
 * Lets one drag over the bars of `years` to choose from one to another; a click is one year. The form below does the
 * same for those without a pointer.
 */
export function YearDrag({ years, request, children }: Props) {
  const router = useRouter()
  const hydrated = useHydrated()
  const [dragged, setDragged] = useState<{ from: number; to: number } | null>(null)
  const [first = 0, last = 0] = [years[0], years.at(-1)]
  const { from, to } = request
  const asked = from === null && to === null ? null : { from: from ?? first, to: to ?? last }
  const chosen = dragged ?? asked
  const yearAt = ({ clientX, currentTarget }: PointerEvent<HTMLDivElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect()
    const index = Math.floor(((clientX - left) / width) * years.length)
    return years[Math.min(Math.max(index, 0), years.length - 1)] ?? first
  }
  const ended = () => {
    if (!dragged) return
    setDragged(null)
    const address = searchAddress(request, ordered(dragged))
    sayLeaving(address)
    router.push(address)
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

const ordered = ({ from, to }: { from: number; to: number }) => ({ from: Math.min(from, to), to: Math.max(from, to) })

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
