'use client'

import { useEffect, useRef } from 'react'

/** A row that moves takes the focus with it: the button that was pressed is still the one under the finger. */
export function useFocusThatStays(order: string) {
  const list = useRef<HTMLOListElement>(null)
  const pressed = useRef<{ item: string; place: string } | null>(null)

  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const button = (event.target as Element).closest<HTMLButtonElement>('button[name=place]')
      const item = button?.closest('li')?.id
      pressed.current = button && item ? { item, place: button.value } : null
    }
    const element = list.current
    element?.addEventListener('click', onClick)
    return () => element?.removeEventListener('click', onClick)
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the new order that may have lost the focus
  useEffect(() => {
    if (!pressed.current) return
    const buttons = document.querySelectorAll<HTMLButtonElement>(`#${pressed.current.item} button[name=place]`)
    const same = [...buttons].find(({ value, disabled }) => value === pressed.current?.place && !disabled)
    ;(same ?? [...buttons].find(({ disabled }) => !disabled))?.focus()
    pressed.current = null
  }, [order])

  return list
}
