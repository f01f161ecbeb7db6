import { expect, it } from 'vitest'
import { parseSearchRequest } from '@/lib/search/search-request'
import { addressFrom, openedFrom, originQuery, parseOrigin, resultAt } from '@/lib/studies/study-origin'

const read = (query: string) => {
  const params: Record<string, string | string[]> = {}
  for (const [name, value] of new URLSearchParams(query)) {
    const before = params[name]
    params[name] = before === undefined ? value : [before, value].flat()
  }
  return parseOrigin(params)
}

it.each([
  'q=lupus&at=1',
  'at=40',
  'q=lupus&design=cohort&design=case+report&from=1990&retracted=without&sort=newest&at=23',
  'q=lupus&view=table&columns=effect%2Cdesign&at=200',
  'list=0c9ad0d5-8c0a-4f43-a8f5-53a1cf3bb1a8',
  'list=0c9ad0d5-8c0a-4f43-a8f5-53a1cf3bb1a8&status=to-read',
  'list=0c9ad0d5-8c0a-4f43-a8f5-53a1cf3bb1a8&status=to-read&due=overdue',
  'list=0c9ad0d5-8c0a-4f43-a8f5-53a1cf3bb1a8&view=table',
  'topicOf=lupus-nephritis',
])('%s is the address of what it is read as', (query) => {
  expect(originQuery(read(query))).toBe(query)
})

it.each([
  '',
  'q=lupus',
  'at=0',
  'at=-1',
  'at=1e3',
  'at=10001',
  'at=99999999999999999999',
  'at=1&at=2',
  'at=%00',
  'at=1.5',
])('“%s” names no origin', (query) => {
  expect(read(query)).toBeNull()
  expect(addressFrom(read(query), '/studies/1/a')).toBe('/studies/1/a')
})

it('leads nowhere but to the portal, whatever it says', () => {
  const query = originQuery(
    read('q=%22%3E%3Cscript%3E&sort=https://evil.example&view=//evil.example&journal=x&at=2&back=//x'),
  )
  expect(query).toBe('q=%22%3E%3Cscript%3E&at=2')
})

it('each row of a page knows its place among all results', () => {
  const request = parseSearchRequest({ q: 'lupus', page: '2' })
  const rows = openedFrom([{ address: '/studies/1/a' }, { address: '/studies/2/b' }], (index) =>
    resultAt(request, index),
  )
  expect(rows).toEqual([{ address: '/studies/1/a?q=lupus&at=21' }, { address: '/studies/2/b?q=lupus&at=22' }])
})
