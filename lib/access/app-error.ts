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
 * A refusal in our own words: safe to show to the person who asked. Anything else that is thrown is a fault
 * and is never shown.
 */
export class AppError extends Error {
  readonly code: RefusalCode

  constructor(code: RefusalCode, message: string) {
    super(message)
    this.name = 'AppError'
    this.code = code
  }
}

/** Missing and forbidden look the same: one sentence for both. */
export const notFound = (noun: string) =>
  new AppError('not_found', `There is no such ${noun}, or it is not yours to see.`)
