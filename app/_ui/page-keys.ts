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
  { key: '[', presses: '[data-previous]', words: 'Previous study of the results or the list' },
  { key: ']', presses: '[data-next]', words: 'Next study of the results or the list' },
  {
    key: 'u',
    presses: '[data-back], [data-unread]',
    words: 'Back to the results or the list; unread, in the inbox',
  },
]

/** In the selected row, else on the page itself, never in a row nobody chose; undefined where the page has none. */
export function pressedBy({ presses }: PageKey): HTMLElement | undefined {
  const inRow = document.querySelector<HTMLElement>('[data-row][data-selected]')?.querySelector<HTMLElement>(presses)
  return inRow ?? [...document.querySelectorAll<HTMLElement>(presses)].find((one) => !one.closest('[data-row]'))
}

export function press(target: HTMLElement | undefined) {
  if (target?.matches('input, textarea')) target.focus()
  else target?.click()
}
