import { expect, it } from 'vitest'
import { cellText, type EvidenceRow, evidenceCsv, stillRead } from '@/lib/evidence/evidence-row'
import type { Effect } from '@/lib/evidence/facts/effect'
import { effectWords } from '@/lib/evidence/facts/effect-words'
import { COLUMNS } from '@/lib/evidence/table-columns'

const span = { section: 0, start: 0, end: 1 }
const row: EvidenceRow = {
  title: 'Lunar cheese, and sleep',
  address: '/studies/1/lunar',
  finding: 'Cheese lengthened sleep.',
  findingDrafted: true,
  findingOriginalDrafter: false,
  design: 'randomised trial',
  level: 2,
  published: null,
  journal: null,
  retracted: true,
  levelSet: true,
  unread: false,
  facts: {
    mended: ['population'],
    population: 'nurses',
    sampleSize: 1200,
    effects: [
      {
        measure: 'HR',
        outcome: 'death',
        arms: ['tea', 'coffee'],
        value: 0.68,
        interval: { low: 0.52, high: 0.89, level: 95 },
        p: '=0.005',
        span,
      },
      { measure: 'proportion', outcome: 'Falls', arms: ['tea', 'coffee'], value: 12.5, versus: 20, p: 'NS', span },
      { measure: 'MD', value: -3.2, span },
    ],
  },
}
/** With "_" for a space at which no line ends. */
const words = (effect: Effect) => effectWords(effect).replaceAll('\u00a0', '_')
const empty: EvidenceRow = {
  ...row,
  finding: null,
  design: null,
  level: null,
  retracted: false,
  levelSet: false,
  facts: null,
}

it('an effect is told with its measure, interval and p, as much as is known', () => {
  expect(row.facts?.effects?.map(words)).toEqual([
    'Hazard ratio for death, tea v coffee, 0.68 (95_% CI 0.52 to 0.89), p_=_0.005',
    'Falls: 12.5_% tea v 20.0_% coffee, not significant',
    'Mean difference −3.2',
  ])
})

it('the numbers of one effect have as many decimals as the one that has most', () => {
  const effect = (value: number, low: number, high: number) =>
    words({ measure: 'RR', value, interval: { low, high }, span })
  expect(effect(0.67, 0.5, 1)).toBe('Risk ratio 0.67 (CI 0.50 to 1.00)')
  expect(effect(3, 1, 12)).toBe('Risk ratio 3 (CI 1 to 12)')
  expect(effect(2e-7, 0, 1.5e-6)).toBe('Risk ratio 0.0000002 (CI 0.0000000 to 0.0000015)')
  expect(effect(1e21, 1, 1e22)).toBe('Risk ratio 1e+21 (CI 1 to 1e+22)')
})

it('a file has plain spaces where the page keeps a number and its sign together', () => {
  expect(evidenceCsv([row], ['effect'], 'https://precis.example')).toContain(
    '"Hazard ratio for death, tea v coffee, 0.68 (95 % CI 0.52 to 0.89), p = 0.005\nFalls: 12.5 % tea v 20.0 % coffee, not significant"',
  )
})

it('an effect that does not say of what it is, or between whom, stands in no cell', () => {
  const effects = [
    { measure: 'HR' as const, value: 0.68, span },
    { measure: 'HR' as const, outcome: 'death', value: 0.5, span },
    { measure: 'HR' as const, arms: ['tea', 'coffee'] as [string, string], value: 0.4, span },
  ]
  expect(cellText({ ...row, facts: { effects } }, 'effect')).toBe('')
  const byHand = effects.map((effect) => ({ ...effect, span: { section: null, start: 0, end: 0 } }))
  expect(cellText({ ...row, facts: { effects: byHand, mended: ['effects'] } }, 'effect')).toContain('Hazard ratio 0.68')
})

it('what is not known is empty, in every column', () => {
  expect(COLUMNS.map((column) => cellText(empty, column))).toEqual(COLUMNS.map(() => ''))
})

it('a file names the study first, says that it was retracted and what a person mended; numbers are numbers', () => {
  const csv = evidenceCsv([row, empty], ['participants', 'population', 'level'], 'https://precis.example')
  expect(csv.slice(1).split('\r\n')).toEqual([
    'Study,Address,N,Population,Level,Finding made by,Edited by hand',
    '"RETRACTED: Lunar cheese, and sleep",https://precis.example/studies/1/lunar,1200,nurses,2,machine draft,Population; Level',
    '"Lunar cheese, and sleep",https://precis.example/studies/1/lunar,,,,,',
    '',
  ])
})

it('a study that is not read yet says so in the file, where another says who made its finding', () => {
  const csv = evidenceCsv([{ ...empty, unread: true }], ['population'], 'https://precis.example')
  expect(csv).toContain('/lunar,,not read yet,')
})

it('studies that are still to be read are counted among all, and nothing is said where there are none', () => {
  const rows = (unread: number, all: number) => Array.from({ length: all }, (_, n) => ({ unread: n < unread }))
  expect(stillRead(rows(12, 40))).toBe('12 of 40 studies are still being read')
  expect(stillRead(rows(1, 40))).toBe('1 of 40 studies is still being read')
  expect(stillRead(rows(1, 1))).toBe('1 of 1 study is still being read')
  expect(stillRead(rows(0, 40))).toBe('')
})

it('a finding that began as a machine’s draft is not said to be a person’s alone', () => {
  const begun = { ...row, findingDrafted: false, findingOriginalDrafter: true }
  const csv = evidenceCsv([begun, { ...begun, findingOriginalDrafter: false }], ['published'], 'https://precis.example')
  expect(csv).toContain(',"machine draft, checked or edited by a person",')
  expect(csv).toContain(',a person,')
})
