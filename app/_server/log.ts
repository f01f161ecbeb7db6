import 'server-only'

/** One JSON object a line on standard error; named fields only, never bodies, tokens or search text. */
export function log(
  level: 'info' | 'warn' | 'error',
  message: string,
  fields: Record<string, string | number | boolean> = {},
) {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...fields })}\n`)
}
