/** What node-postgres says of a connection that has ended, or that it did not get, has no code. */
export const isConnectionLost = (error: unknown): boolean =>
  error instanceof Error && /^(Connection terminated|timeout e|Client has en)/.test(error.message)
