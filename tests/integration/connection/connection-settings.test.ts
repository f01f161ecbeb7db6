import { beforeAll, expect, test } from 'vitest'
import { connect } from '@/db/connection/pool'
import { asOwner } from '../../support/corpus'

/** What a hospital may have set for all that its server does. */
beforeAll(() =>
  asOwner(async (sql) => {
    const [{ name } = {}] = await sql`select current_database() as name`
    await sql.unsafe(`alter database "${name}" set statement_timeout = '3s'`)
    await sql.unsafe(`alter database "${name}" set max_parallel_workers_per_gather = 4`)
  }),
)

async function settings(role: 'precis_app' | 'precis_import') {
  const sql = connect(process.env.DATABASE_URL as string, role, 1)
  try {
    const [row] = await sql`
      select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
        current_setting('idle_in_transaction_session_timeout') as idle,
        current_setting('max_parallel_workers_per_gather') as helpers`
    return row
  } finally {
    await sql.end()
  }
}

test("a page's statement ends within a quarter of a minute, and is not divided among helpers", async () => {
  expect(await settings('precis_app')).toEqual({ statement: '15s', lock: '5s', idle: '30s', helpers: '0' })
})

test('an import takes as long as it takes, whatever the server is told', async () => {
  expect(await settings('precis_import')).toEqual({ statement: '0', lock: '5s', idle: '0', helpers: '4' })
})
