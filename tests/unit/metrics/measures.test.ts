import { expect, test } from 'vitest'
import { gaugesOf } from '@/lib/metrics/measures'

const gauge = (name: string, measured: Parameters<typeof gaugesOf>[0]) =>
  gaugesOf(measured).find((one) => one.name === name)

test('what was measured stands under its name, by its label', () => {
  const measured = [
    { name: 'jobs', label: 'failed', value: 2 },
    { name: 'jobs', label: 'waiting', value: 0 },
    { name: 'workers', label: '', value: 0 },
    { name: 'of another version', label: '', value: 1 },
  ]
  expect(gauge('precis_jobs', measured)?.values).toEqual([
    ['failed', 2],
    ['waiting', 0],
  ])
  expect(gauge('precis_workers', measured)?.values).toEqual([['', 0]])
  expect(gauge('precis_backup_age_seconds', measured)?.values).toEqual([])
  expect(gauge('precis_database_up', measured)?.values).toEqual([['', 1]])
  expect(gaugesOf(measured).every(({ name }) => /^precis_[a-z_]+$/.test(name))).toBe(true)
})

test('a database that is away has measured nothing, and that is said', () => {
  const gauges = gaugesOf(null)
  expect(gauges.filter(({ values }) => values.length > 0)).toEqual([
    { name: 'precis_database_up', help: '1 when the database answered.', label: null, values: [['', 0]] },
  ])
})
