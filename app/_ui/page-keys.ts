import { selectedRow } from './row-selection'

/** A key that presses something which the page offers, by what it presses; in words in `key-words.ts`. */
export type PageKey = { key: string; presses: string }

export const PAGE_KEYS: PageKey[] = [
  { key: 'x', presses: '[data-choose]' },
  { key: 's', presses: '[data-save]' },
  { key: 'n', presses: '[data-note]' },
  { key: 'c', presses: '[data-comment]' },
  { key: 'e', presses: '[data-done], [data-edit], [data-cite]' },
  { key: 'l', presses: '[data-later]' },
  { key: 'r', presses: '[data-read]' },
  { key: '1', presses: '[data-status="to-read"]' },
  { key: '2', presses: '[data-status="reading"]' },
  { key: '3', presses: '[data-status="read"]' },
  { key: 'z', presses: '[data-undo]' },
  { key: 'a', presses: '[data-accept]' },
  { key: 'd', presses: '[data-reject]' },
  { key: '[', presses: '[data-previous]' },
  { key: ']', presses: '[data-next]' },
  { key: 'u', presses: '[data-back], [data-unread]' },
]

/**
 * Among what is done to the chosen studies, while some are; in the selected row; where that has none, among what is done
 * to any row; else on the page itself. Never in a row nobody chose; undefined where the page has none.
 */
export function pressedBy({ presses }: PageKey): HTMLElement | undefined {
  const forRows = document.querySelector<HTMLElement>('[data-for-rows]')?.querySelector<HTMLElement>(presses)
  if (forRows && document.querySelector('[data-choose]:checked')) return forRows
  const row = selectedRow()
  return (
    row?.querySelector<HTMLElement>(presses) ??
    (row?.dataset.study ? forRows : null) ??
    [...document.querySelectorAll<HTMLElement>(presses)].find((one) => !one.closest('[data-row], [data-for-rows]'))
  )
}

export function press(target: HTMLElement | undefined) {
  if (target?.matches('input:not([type=checkbox]), textarea')) target.focus()
  else target?.click()
}
