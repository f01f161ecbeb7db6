import postgres from 'postgres'
import { expect, test } from 'vitest'
import { migrate } from '@/db/server/migrate'
import { withEmptyDatabase } from '../../support/empty-database'

test('what stood on items of lists becomes what their owner has read, the furthest of several lists', async () => {
  const readings = await withEmptyDatabase(async (url) => {
    await migrate(url, '0017_study_views_dropped')
    const sql = postgres(url, { max: 1, onnotice: () => {} })
    try {
      const people = await sql`insert into users (name, role) values ('Ada', 'reader'), ('Ben', 'reader') returning id`
      const [ada, ben] = people.map(({ id }) => id)
      const studies = await sql`
        insert into studies (title, source, source_key, revision, content_hash)
        select 'Study ' || n, 'demo', 'demo:' || n, '', ''::bytea from generate_series(1, 3) n returning id`
      const [one, two, three] = studies.map(({ id }) => id)
      const lists = await sql`
        insert into reading_lists (owner_id, name) values (${ada}, 'a'), (${ada}, 'b'), (${ben}, 'c') returning id`
      const [a, b, c] = lists.map(({ id }) => id)
      await sql`
        insert into list_items (list_id, study_id, position, status, read_at) values
          (${a}, ${one}, 1, 'reading', null), (${b}, ${one}, 1, 'read', '2026-05-01T00:00:00Z'),
          (${a}, ${two}, 2, 'to-read', null), (${c}, ${two}, 1, 'reading', null), (${c}, ${three}, 2, 'to-read', null)`
      await migrate(url)
      return await sql`
        select u.name, s.title, r.status, r.read_at::text from study_readings r
        join users u on u.id = r.user_id join studies s on s.id = r.study_id order by 1, 2`
    } finally {
      await sql.end()
    }
  })
  expect([...readings]).toEqual([
    { name: 'Ada', title: 'Study 1', status: 'read', read_at: expect.stringContaining('2026-05-01') },
    { name: 'Ben', title: 'Study 2', status: 'reading', read_at: null },
  ])
})
