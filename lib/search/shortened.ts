/** A title names a query by so many characters. */
const LONGEST = 200

/** A query as a title names it: a pasted strategy would fill the page. */
export const shortened = (q: string): string => (q.length <= LONGEST ? q : `${q.slice(0, LONGEST).trimEnd()} …`)
