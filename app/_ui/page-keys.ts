import { selectedRow } from './row-selection'

/** A key that presses something which the page offers, by what it presses. */
export type PageKey = { key: string; presses: string; words: string }

export const PAGE_KEYS: PageKey[] = [
  { key: 'x', presses: '[data-choose]', words: 'Choose the selected study, for several at once' },
  { key: 's', presses: '[data-save]', words: 'Save to a list: the study, or those chosen' },
  { key: 'n', presses: '[data-note]', words: 'Write a note' },
  { key: 'c', presses: '[data-comment]', words: 'Comment' },
  {
    key: 'e',
    presses: '[data-done], [data-edit], [data-cite]',
    words: 'Cite the study, or those chosen; check and edit, among the drafts; done, in the inbox',
  },
  { key: 'l', presses: '[data-later]', words: 'For later, in the inbox' },
  { key: 'r', presses: '[data-read]', words: 'Mark as read: the study, or those chosen' },
  { key: '1', presses: '[data-status="to-read"]', words: 'To read: the selected study, or those chosen' },
  { key: '2', presses: '[data-status="reading"]', words: 'Reading: the selected study, or those chosen' },
  { key: '3', presses: '[data-status="read"]', words: 'Read: the selected study, or those chosen' },
  { key: 'z', presses: '[data-undo]', words: 'Undo what was done last on this page, one by one' },
  { key: 'a', presses: '[data-accept]', words: 'Accept the selected fact of a draft' },
  { key: 'd', presses: '[data-reject]', words: 'Reject the selected fact of a draft' },
  { key: '[', presses: '[data-previous]', words: 'Previous study of the results or the list, previous draft' },
  { key: ']', presses: '[data-next]', words: 'Next study of the results or the list, next draft' },
  {
    key: 'u',
    presses: '[data-back], [data-unread]',
    words: 'Back to the results or the list, or to the drafts; unread, in the inbox',
  },
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
