import { randomUUID } from 'node:crypto'

/**
 * The header by which the server's process knows whom it hears, for a handler that is called without a server; made with
 * a word of its own, as `bin/caller.mjs` does.
 */
export function heardFrom(socket: string, host = 'localhost:3000'): Record<string, string> {
  const held = globalThis as Record<symbol, unknown>
  held[Symbol.for('precis.caller')] ??= randomUUID()
  return { 'x-precis-caller': `${held[Symbol.for('precis.caller')]} ${socket} ${host}` }
}
