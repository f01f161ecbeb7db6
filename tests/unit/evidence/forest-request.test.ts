import { expect, it } from 'vitest'
import { LONGEST_OUTCOME } from '@/lib/evidence/facts/effect-lines'
import { forestParams, forestQuery, parseForestRequest } from '@/lib/evidence/forest-request'
import { parseSearchRequest, searchAddress } from '@/lib/search/search-request'

const asked = {
  measure: 'HR',
  outcome: 'all cause death',
  better: 'less',
  without: ['12.0', '7.3'],
  pooled: true,
} as const

it('a plot is asked for by its address, and by no more than what is not as usual', () => {
  const query = forestQuery({ ...asked, without: [...asked.without] })
  expect(parseForestRequest(Object.fromEntries(new URLSearchParams(query)))).toEqual(asked)
  expect(forestQuery(parseForestRequest({}))).toBe('')
})

it('what makes no sense in an address is left out', () => {
  expect(
    parseForestRequest({ measure: 'XX', outcome: '', better: 'best', without: "1.0,'--,2", pooled: 'maybe' }),
  ).toEqual({
    measure: null,
    outcome: null,
    better: null,
    without: ['1.0'],
    pooled: false,
  })
})

it('a plot of a search keeps the question, and a search asks for no plot by itself', () => {
  const search = parseSearchRequest({ q: 'hiccups', view: 'forest', sort: 'newest' })
  const forest = forestParams(parseForestRequest({ outcome: 'death' }))
  expect(searchAddress(search, {}, forest)).toBe('/studies?q=hiccups&sort=newest&view=forest&outcome=death')
  expect(searchAddress(search, { view: 'rows' })).toBe('/studies?q=hiccups&sort=newest')
})

it('an outcome is as long in an address as it may be in an effect', () => {
  const outcome = 'x'.repeat(LONGEST_OUTCOME)
  expect(LONGEST_OUTCOME).toBe(200)
  expect(parseForestRequest({ outcome }).outcome).toBe(outcome)
  expect(parseForestRequest({ outcome: `${outcome}x` }).outcome).toBe(outcome)
})
