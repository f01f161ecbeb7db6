/** Something outside the portal stands in the way of starting; the message says what and what to do, in one line. */
export class StartError extends Error {
  override name = 'StartError'
}
