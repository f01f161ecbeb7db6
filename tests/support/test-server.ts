import postgres from 'postgres'

/** The database that every test's own is copied from. */
export const TEMPLATE = 'precis_test_template'

export function onDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}

/** A connection as the owner of the server, to make and drop databases. */
export const adminClient = (url: string) => postgres(onDatabase(url, 'postgres'), { max: 1, onnotice: () => {} })
