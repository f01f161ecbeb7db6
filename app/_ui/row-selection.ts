const rows = () => [...document.querySelectorAll<HTMLElement>('[data-row]')]

/** The row that keys are meant for. */
export const selectedRow = () => document.querySelector<HTMLElement>('[data-row][data-selected]')

/** The row that was selected last: one that is marked may leave what is shown, and the next one takes its place. */
let last: { row: HTMLElement; place: number; page: string } | undefined

const pageShown = () => location.pathname + location.search

/** Moves the selection by one row and the focus with it, so that Enter and a screen reader follow. */
export function selectRow(step: 1 | -1) {
  const all = rows()
  // Back from a study, the row it was opened from is the one to go on from.
  const now = selectedRow() ?? all.find(isOpenedFrom)
  const place = now ? all.indexOf(now) + step : (placeOfGone(step) ?? (step === 1 ? 0 : all.length - 1))
  const next = all[place]
  if (!next) return
  now?.removeAttribute('data-selected')
  next.setAttribute('data-selected', '')
  last = { row: next, place, page: pageShown() }
  next.querySelector<HTMLElement>('h3 a, [data-accept]')?.focus({ preventScroll: true })
  next.scrollIntoView({ block: 'nearest' })
}

/** Whether the address names the row, or the item of a list that it is; what holds all rows is no row. */
function isOpenedFrom(row: HTMLElement): boolean {
  const named = document.getElementById(location.hash.slice(1))
  return named?.matches('li, [data-row]') === true && named.contains(row)
}

/** Where to go on from a row that has left this page since it was selected. */
function placeOfGone(step: 1 | -1): number | undefined {
  if (!last || last.row.isConnected || last.page !== pageShown()) return undefined
  return step === 1 ? last.place : last.place - 1
}
