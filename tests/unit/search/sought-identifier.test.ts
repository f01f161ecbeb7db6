import { expect, it } from 'vitest'
import { soughtIdentifier } from '@/lib/search/sought-identifier'

it.each(['32756513', ' PMID: 32756513 ', 'pmid32756513'])('%j alone is a PMID', (typed) => {
  expect(soughtIdentifier(typed)).toEqual({ pmid: 32756513 })
})

it.each(['10.1056/NEJMoa1', 'doi:10.1056/NEJMoa1', 'https://doi.org/10.1056/NEJMoa1'])('%j alone is a DOI', (typed) => {
  expect(soughtIdentifier(typed)).toEqual({ doi: '10.1056/nejmoa1' })
})

it.each(['2147483648', '012345', 'lupus 32756513', '10.1056', ''])('%j is no identifier', (typed) => {
  expect(soughtIdentifier(typed)).toBe(null)
})
