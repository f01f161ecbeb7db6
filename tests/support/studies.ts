import postgres from 'postgres'

let made = 0

/** A study with a title and nothing else; its internal id. */
export async function makeStudy(title = 'A study of nothing in particular'): Promise<number> {
  const client = postgres(process.env.DATABASE_URL as string, { max: 1 })
  try {
    const key = `test:${process.pid}-${++made}`
    const [row] = await client`
      insert into studies (source_key, source, title, revision, content_hash)
      values (${key}, 'demo', ${title}, '', ''::bytea) returning id::int`
    return row?.id
  } finally {
    await client.end()
  }
}

/** Many studies at once; their internal ids. */
export async function makeStudies(count: number): Promise<number[]> {
  const client = postgres(process.env.DATABASE_URL as string, { max: 1 })
  try {
    const rows = await client`
      insert into studies (source_key, source, title, revision, content_hash)
      select ${`test:${process.pid}-many-${++made}-`} || n, 'demo', 'Study ' || n, '', ''::bytea
      from generate_series(1, ${count}::int) n returning id::int`
    return rows.map(({ id }) => id)
  } finally {
    await client.end()
  }
}
