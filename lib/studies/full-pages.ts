/** "686-93" means 686–693 (MEDLINE's `PG`), "S34-40" S34–S40, "154S-60S" 154S–160S; every style shortens for itself. */
export function fullPages(pages: string): string {
  const range = /^(?<before>[a-z]*)(?<first>\d+)(?<after>[a-z]?)\s*[-–]\s*(?<again>[a-z]*)(?<last>\d+)(?<end>[a-z]?)$/i
  const { before = '', first = '', after = '', again = '', last = '', end = '' } = range.exec(pages)?.groups ?? {}
  if ((again && again !== before) || (after && !end)) return pages
  const whole = first.slice(0, Math.max(0, first.length - last.length)) + last
  return Number(whole) > Number(first) ? `${before}${first}${after}-${before}${whole}${end}` : pages
}
