import { expect, test } from 'vitest'
import { formatNotes } from '@/lib/notes/note-export'

const note: Parameters<typeof formatNotes>[0][number] = {
  body: '=1+1, said "Ada"\nand more',
  createdAt: new Date('2026-01-02T03:04:05Z'),
  readers: { audience: 'groups', groups: ['Ward 3', 'Journal club'], otherGroups: 0 },
  updatedAt: new Date('2026-02-03T04:05:06Z'),
  study: { title: 'JAK inhibition', pmid: 123, doi: null, address: '/studies/123/jak-inhibition' },
}
const site = 'https://precis.example'

test('notes as CSV', () => {
  expect(formatNotes([note], 'csv', site)).toBe(
    `\uFEFFstudy,pmid,doi,address,written,changed,readBy,note\r\nJAK inhibition,123,,https://precis.example/studies/123/jak-inhibition,2026-01-02T03:04:05.000Z,2026-02-03T04:05:06.000Z,Ward 3 and Journal club,"'=1+1, said ""Ada""\nand more"\r\n`,
  )
})

test('notes as Markdown and as JSON', () => {
  expect(formatNotes([note], 'markdown', site)).toBe(
    '## JAK inhibition\n\nPMID 123 · https://precis.example/studies/123/jak-inhibition\nWritten 2026-01-02, changed 2026-02-03 · Read by: Ward 3 and Journal club\n\n=1+1, said "Ada"\nand more\n',
  )
  expect(JSON.parse(formatNotes([note], 'json', site))).toMatchObject([{ pmid: 123, doi: null, note: note.body }])
  expect(formatNotes([], 'json', site)).toBe('[]\n')
})
