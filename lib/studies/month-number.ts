const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** "Sep", "September", "9" and "09" are all 9; undefined for what is no month. */
export function monthNumber(text: string): number | undefined {
  if (/^\d{1,2}$/.test(text)) {
    const number = Number(text)
    return number >= 1 && number <= 12 ? number : undefined
  }
  if (!/^[A-Za-z]{3,9}\.?$/.test(text)) return undefined
  const index = MONTHS.indexOf(text.slice(0, 3).toLowerCase())
  return index < 0 ? undefined : index + 1
}
