/** URL of the database of the test file that asks; to be called in a hook or a test, after the set-up has run. */
export function testDatabaseUrl(): string {
  const url = process.env.DATABASE_URL ?? process.env.TEST_DATABASE_URL
  if (!url) throw new Error('TEST_DATABASE_URL is not set: point it at a PostgreSQL where tables may be made')
  return url
}
