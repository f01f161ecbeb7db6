import { expect, it } from 'vitest'
import { parseSearchRequest, searchAddress } from '@/lib/search/search-request'

const read = (address: string) => {
  const params: Record<string, string[]> = {}
  for (const [name, value] of new URL(address, 'http://own.invalid').searchParams) {
    params[name] = [...(params[name] ?? []), value]
  }
  return parseSearchRequest(params)
}

it.each([
  '/studies',
  '/studies?q=lupus',
  '/studies?q=lupus&design=cohort&design=case+report&from=1990&to=2020&language=fre&checked=yes&retracted=without&drop=D1&drop=sle&sort=newest&view=timeline',
  '/studies?q=lupus&page=3',
  '/studies?q=lupus&view=table&columns=effect%2Cdesign',
])('%s is the address of what it is read as', (address) => {
  const request = read(address)
  expect(searchAddress(request, { page: request.page })).toBe(address)
})

it('a timeline has one page, and a view that makes no sense is rows', () => {
  expect(read('/studies?view=timeline&page=7')).toMatchObject({ view: 'timeline', page: 1 })
  expect(read('/studies?view=film')).toMatchObject({ view: 'rows' })
})
