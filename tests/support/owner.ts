import postgres from 'postgres'

// A connection costs more than most of what is done over it, and a file of tests asks for some a hundred times.
const idle = new Map<string, postgres.Sql[]>()

/** Does something as the owner of the test's database, with a connection that nobody else has meanwhile. */
export async function asOwner<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const url = process.env.DATABASE_URL as string
  const sql = idle.get(url)?.pop() ?? postgres(url, { max: 1, idle_timeout: 5, prepare: false, onnotice: () => {} })
  try {
    const done = await work(sql)
    await sql`discard all`
    idle.set(url, [...(idle.get(url) ?? []), sql])
    return done
  } catch (error) {
    // Whatever state it was left in goes with it.
    await sql.end()
    throw error
  }
}

/** To be called before the database goes. */
export async function endOwners() {
  const all = [...idle.values()].flat()
  idle.clear()
  await Promise.all(all.map((sql) => sql.end()))
}
