/** The most characters by which a title names a query. */
const LONGEST = 200

/** A query as a title names it: a pasted strategy would fill the page. */
export const shortened = (q: string): string => (q.length <= LONGEST ? q : `${q.slice(0, LONGEST).trimEnd()} …`)
