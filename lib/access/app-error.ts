/** `unconfirmed`: it would be done if the person said yes to it, and nothing is done yet. */
export type RefusalCode =
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'rate_limited'
  | 'invalid'
  | 'unconfirmed'

/**
 * What somebody was refused: the right that they did not have and the thing that it was asked about, by its kind and its
 * id; nothing of what stands in it. `isHidden`: they were answered that there is none, and the database alone knows
 * whether there is one.
 */
export type Denial = { right: string; kind: string; id: string | null; isHidden: boolean }

/**
 * A refusal in our own words: safe to show to the person who asked. Anything else that is thrown is a fault
 * and is never shown.
 */
export class AppError extends Error {
  readonly code: RefusalCode
  /** What was refused, where it was a right that was missing: for the audit trail, never for the person who asked. */
  readonly denial: Denial | null

  constructor(code: RefusalCode, message: string, denial: Denial | null = null) {
    super(message)
    this.name = 'AppError'
    this.code = code
    this.denial = denial
  }
}

/** Missing and forbidden look the same: one sentence for both. */
export const notFound = (noun: string, denial: Denial | null = null) =>
  new AppError('not_found', `There is no such ${noun}, or it is not yours to see.`, denial)
