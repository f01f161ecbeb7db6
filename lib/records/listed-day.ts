/** "2025-09-28" of "09/28/2025, 14:28:49" and of "2025-09-28T14:28:49"; null where it is neither. */
export function listedDay(text: string): string | null {
  const [, iso] = /^\s*(\d{4}-\d\d-\d\d)/.exec(text) ?? []
  const [, month = '', day = '', year] = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(text) ?? []
  const written = iso ?? (year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : '')
  const at = new Date(`${written}T00:00:00Z`)
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== written ? null : written
}
