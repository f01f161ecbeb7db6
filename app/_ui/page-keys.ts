/** A key that presses something which the page offers, by what it presses. */
export type PageKey = { key: string; presses: string; words: string }

export const PAGE_KEYS: PageKey[] = [
  { key: 's', presses: '[data-save]', words: 'Save to a list' },
  { key: 'n', presses: '[data-note]', words: 'Write a note' },
  { key: 'c', presses: '[data-comment]', words: 'Comment' },
  {
    key: 'e',
    presses: '[data-done], [data-edit], [data-cite]',
    words: 'Cite; check and edit, among the drafts; done, in the inbox',
  },
  { key: 'l', presses: '[data-later]', words: 'For later, in the inbox' },
  { key: 'r', presses: '[data-read]', words: 'Mark as read' },
  { key: '1', presses: '[data-status="to-read"]', words: 'To read: the selected study' },
  { key: '2', presses: '[data-status="reading"]', words: 'Reading: the selected study' },
  { key: '3', presses: '[data-status="read"]', words: 'Read: the selected study' },
  { key: 'z', presses: '[data-undo]', words: 'Undo what was done last on this page, one by one' },
  { key: '[', presses: '[data-previous]', words: 'Previous study of the results or the list' },
  { key: ']', presses: '[data-next]', words: 'Next study of the results or the list' },
  {
    key: 'u',
    presses: '[data-back], [data-unread]',
    words: 'Back to the results or the list; unread, in the inbox',
  },
]

/**
 * In the selected row; where that has none, what stands for every row that can be marked; else on the page itself. Never
 * in a row nobody chose; undefined where the page has none.
 */
export function pressedBy({ presses }: PageKey): HTMLElement | undefined {
  const row = document.querySelector<HTMLElement>('[data-row][data-selected]')
  const forRows = row?.dataset.study ? document.querySelector<HTMLElement>('[data-for-rows]') : null
  return (
    row?.querySelector<HTMLElement>(presses) ??
    forRows?.querySelector<HTMLElement>(presses) ??
    [...document.querySelectorAll<HTMLElement>(presses)].find((one) => !one.closest('[data-row], [data-for-rows]'))
  )
}

export function press(target: HTMLElement | undefined) {
  if (target?.matches('input, textarea')) target.focus()
  else target?.click()
}
