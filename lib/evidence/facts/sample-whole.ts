/** "Group 1 consisted of": its parts make up the group. */
const GROUP_BEFORE = /\b(?:groups?|arms?|cohort)\b[^.;,]{0,30}$/i
/** Before a number of those of whom something was there. */
const IN_HAND = /\b(?:completed|available|obtained|answered|returned|analys\w+)\b[^.;]{0,30}$/i
const PARTS = /(?<![\d.,·/<>≥≤–-])\d{1,5}(?![\d%/·–-]|[.,]\d| ?%)/g

/** "63 subjects (32 men and 31 women)", "Of 96 patients, 48 … and 48": the next numbers make it up. */
export function isMadeUp(after: string, value: number): boolean {
  let sum = 0
  for (const [index, [part]] of [...after.matchAll(PARTS)].slice(0, 4).entries()) {
    sum += Number(part)
    if (index > 0 && sum === value) return value > 5
  }
  return false
}

export const isInHand = (before: string): boolean => IN_HAND.test(before)

/** Whether what comes after a number makes it up, and it is not of a group. */
export const isTotal = (before: string, after: string, value: number): boolean =>
  !GROUP_BEFORE.test(before) && isMadeUp(after, value)
