/** SQLSTATE of a database error, also where Drizzle has wrapped it; '' for any other error. */
export function sqlState(error: unknown): string {
  for (let e = error; e instanceof Error; e = e.cause) {
    const code = (e as { code?: unknown }).code
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code
  }
  return ''
}
