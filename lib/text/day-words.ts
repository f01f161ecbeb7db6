/** Days are ISO dates, "2028-03-12", and are the same wherever somebody reads them. */

/** "12 Mar 2028" */
export const dayWords = (day: string): string => said(day, { day: 'numeric', month: 'short', year: 'numeric' })

/** "Mar 2028" */
export const monthWords = (day: string): string => said(day, { month: 'short', year: 'numeric' })

const said = (day: string, how: Intl.DateTimeFormatOptions) =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', { ...how, timeZone: 'UTC' })
