/** How long a closed account can be opened again, before what is its person's own is erased. */
export const DAYS_UNTIL_ERASED = 30
