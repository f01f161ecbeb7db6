import type { CslItem } from './csl'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const SEASONS = ['Spring', 'Summer', 'Autumn', 'Winter']

/** A date as PubMed writes it: "2020", "2020 Feb", "2020 Feb 3", "2020 Spring", "1998 Dec-1999 Jan". */
export function dateWords({ 'date-parts': [from, to], season }: NonNullable<CslItem['issued']>): string {
  if (to) return `${words(from)}-${words(to)}`
  return [words(from), season && SEASONS[season - 1]].filter(Boolean).join(' ')
}

const words = ([year, month, day]: number[]) => [year, month && MONTHS[month - 1], day].filter(Boolean).join(' ')
