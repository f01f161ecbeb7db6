/** What is known of the request that is being answered; `bin/request-scope.mjs` makes one of each. */
export type RequestScope = {
  /** Raised when whoever asked has gone, before there was an answer. */
  gone: AbortSignal
  /** Whether something that was asked of the database for it was lost with its connection. */
  lostDatabase: boolean
}

type Requests = { getStore(): RequestScope | undefined }

/** The request that this is done for; undefined outside of one. */
export const requestScope = (): RequestScope | undefined =>
  (globalThis as unknown as Record<symbol, Requests | undefined>)[Symbol.for('precis.requests')]?.getStore()
