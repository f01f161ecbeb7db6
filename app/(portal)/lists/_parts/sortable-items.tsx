'use client'

import { type DragEvent, type ReactNode, startTransition, useOptimistic, useState } from 'react'
import { type Answer, IDLE } from '@/app/_ui/answer'
import { useHydrated } from '@/app/_ui/use-hydrated'
import { useFocusThatStays } from './use-focus-that-stays'

type Row = { id: string; title: string; row: ReactNode }
type Moved = { place: number; total: number }
type Props = {
  rows: Row[]
  /** The item that follows the last row on the next page; null where there is none. */
  after: string | null
  move: (previous: Answer<Moved>, form: FormData) => Promise<Answer<Moved>>
  sortable: boolean
}

/** The rows of a list, which a pointer can drag to another place; the arrows in the rows do the same. */
export function SortableItems({ rows, after, move, sortable }: Props) {
  const [shown, reorder] = useOptimistic(rows)
  const [dragged, setDragged] = useState<string | null>(null)
  const [target, setTarget] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const list = useFocusThatStays(rows.map(({ id }) => id).join())
  const draggable = useHydrated() && sortable && rows.length > 1

  function drop() {
    setDragged(null)
    setTarget(null)
    if (!dragged || !target || dragged === target) return
    const form = new FormData()
    form.set('itemId', dragged)
    form.set('place', target === 'end' ? (after ?? 'last') : target)
    startTransition(async () => {
      const [moving, others] = [shown.filter(({ id }) => id === dragged), shown.filter(({ id }) => id !== dragged)]
      const at = target === 'end' ? others.length : others.findIndex(({ id }) => id === target)
      reorder([...others.slice(0, at), ...moving, ...others.slice(at)])
      const answer = await move(IDLE, form)
      if (answer.state === 'refused') setSaid(answer.message)
      if (answer.state === 'ok' && answer.result) setSaid(`Now ${answer.result.place} of ${answer.result.total}.`)
    })
  }

  /** Before this row in its upper half, before the next one in its lower half. */
  function over(event: DragEvent<HTMLLIElement>, index: number) {
    if (!dragged) return
    event.preventDefault()
    const { top, height } = event.currentTarget.getBoundingClientRect()
    const before = event.clientY < top + height / 2 ? shown[index] : shown[index + 1]
    setTarget(before?.id ?? 'end')
  }

  return (
    <>
      <ol ref={list}>
        {shown.map(({ id, title, row }, index) => (
          <li
            key={id}
            id={`item-${id}`}
            className={`group relative ${dragged === id ? 'opacity-50' : ''} ${target === id ? 'shadow-[0_-2px_0_var(--color-accent)]' : ''} ${target === 'end' && index === shown.length - 1 ? 'shadow-[0_2px_0_var(--color-accent)]' : ''}`}
            onDragOver={(event) => over(event, index)}
            onDrop={(event) => {
              event.preventDefault()
              drop()
            }}
          >
            {draggable && (
              <span
                draggable
                aria-hidden="true"
                title={`Drag to move: ${title}`}
                className="absolute top-[14px] -left-7 cursor-grab select-none p-1 text-ink-3 opacity-40 group-hover:opacity-100 max-md:hidden print:hidden"
                onDragStart={(event) => {
                  event.dataTransfer.effectAllowed = 'move'
                  event.dataTransfer.setData('text/plain', title)
                  event.dataTransfer.setDragImage(event.currentTarget.closest('li') as HTMLElement, 0, 20)
                  setDragged(id)
                }}
                onDragEnd={() => {
                  setDragged(null)
                  setTarget(null)
                }}
              >
                ⠿
              </span>
            )}
            {row}
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  )
}
