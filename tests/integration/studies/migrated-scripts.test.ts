import postgres from 'postgres'
import { expect, test } from 'vitest'
import { migrate } from '@/db/server/migrate'
import { withEmptyDatabase } from '../../support/empty-database'

const mark = (start: number, end: number, kind: string) => ({ start, end, kind })
const section = {
  label: 'RESULTS',
  text: 'Above 50 × 109/L, p = 10-8',
  marks: [mark(13, 14, 'superscript'), mark(24, 26, 'superscript')],
}
const raised = { label: 'RESULTS', text: 'Above 50 × 10⁹/L, p = 10⁻⁸' }

test('stored figures that were marked as raised or lowered become Unicode’s own; other marks keep their place', async () => {
  const studies = await withEmptyDatabase(async (url) => {
    await migrate(url, '0022_set_functions')
    const sql = postgres(url, { max: 1, onnotice: () => {} })
    try {
      const add = (key: string, title: string, marks: unknown, abstract: unknown, others: unknown) => sql`
        insert into studies (title, title_marks, abstract, other_abstracts, source, source_key, revision, content_hash)
        values (${title}, ${marks as never}::text::jsonb, ${abstract as never}::text::jsonb,
          ${others as never}::text::jsonb, 'demo', ${key}, '', ''::bytea)`
      await add(
        'demo:1',
        'E. coli, CO2 and VO2max',
        JSON.stringify([mark(0, 7, 'italic'), mark(11, 12, 'subscript'), mark(19, 23, 'subscript')]),
        JSON.stringify([section, { text: 'No mark: 109' }]),
        JSON.stringify([{ language: 'fre', sections: [section] }]),
      )
      await add('demo:2', '😀 CO2', JSON.stringify([mark(5, 6, 'subscript')]), '[]', null)
      await migrate(url)
      return await sql`select title, title_marks, abstract, other_abstracts from studies order by source_key`
    } finally {
      await sql.end()
    }
  })
  expect([...studies]).toEqual([
    {
      title: 'E. coli, CO₂ and VO2max',
      title_marks: [mark(0, 7, 'italic'), mark(19, 23, 'subscript')],
      abstract: [raised, { text: 'No mark: 109' }],
      other_abstracts: [{ language: 'fre', sections: [raised] }],
    },
    { title: '😀 CO2', title_marks: [mark(5, 6, 'subscript')], abstract: [], other_abstracts: null },
  ])
})
