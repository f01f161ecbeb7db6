import { expect, test } from 'vitest'
import { EXPORT_FORMATS } from '@/lib/lists/export-format'
import type { ExportedItem } from '@/lib/lists/exported-item'
import { exportList, fileHeaders } from '@/lib/lists/list-export'
import { csvOf } from '@/lib/records/csv'
import { COMPLETE, citable } from '../../support/citable'
import { studyRow } from '../../support/study-row'

const exported = (study = citable(), known: Partial<ExportedItem> = {}): ExportedItem => ({
  status: 'to-read',
  reason: '',
  dueOn: null,
  assignedTo: null,
  addedAt: new Date('2026-11-22T10:00:00Z'),
  study,
  row: studyRow(),
  ...known,
})

test('CSV of a list, complete and with nothing known', () => {
  const items = [
    exported(COMPLETE, {
      status: 'read',
      reason: 'For "December",\nand after',
      dueOn: '2026-12-03',
      assignedTo: { name: 'Ada' },
      row: {
        finding: 'Interferon matters.',
        findingDrafted: false,
        findingOriginalDrafter: false,
        design: 'cohort',
        level: 3,
        citations: { count: 0, source: 'OpenAlex', asOf: '2025-08-01' },
        retracted: true,
      },
    }),
    exported(),
  ]
  expect(exportList(items, 'csv').split('\r\n').slice(1)).toEqual([
    '1,Read,"For ""December"",\nand after",2026-12-03,Ada,2026-11-22,Interferon matters.,a person,The influence of interferon on β cells.,de Jong AB; Smith JP; Lupus Study Group,Annals of the Rheumatic Diseases,5 December 2018,79,5,674-86,30527631,PMC6333502,10.1016/j.cyto_2018(11),https://doi.org/10.1016/j.cyto_2018(11),cohort,3,0,"OpenAlex, August 2025",yes',
    '2,To read,,,,2026-11-22,,,Only a title,,,,,,,,,,,,,,,no',
    '',
  ])
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t1', '\r1'])('a spreadsheet does not run %j', (text) => {
  expect(csvOf([[text]])).toBe(`\uFEFF"'${text}"\r\n`)
})

test('an export is saved under the name of its list, whatever the name is', () => {
  expect(fileHeaders('JAK in lupus; "50%"\r\nX-Bad: 1', 'ris')['content-disposition']).toBe(
    'attachment; filename="jak-in-lupus-50-x-bad-1.ris"; filename*=UTF-8\'\'jak-in-lupus-50-x-bad-1.ris',
  )
  expect(fileHeaders('脱毛', 'csv')['content-disposition']).toBe(
    'attachment; filename="list.csv"; filename*=UTF-8\'\'%E8%84%B1%E6%AF%9B.csv',
  )
  for (const format of EXPORT_FORMATS) expect(fileHeaders('x', format)['cache-control']).toBe('private, no-store')
})

test.each(EXPORT_FORMATS)('an empty list is a file too: %s', (format) => {
  expect(exportList([], format)).not.toMatch(/undefined/)
})
