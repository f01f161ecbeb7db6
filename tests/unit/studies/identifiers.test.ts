import { expect, it } from 'vitest'
import { doiFrom, doiWithin, orcidFrom, pmcidFrom, pmidFrom } from '@/lib/studies/identifiers'

it('a PMID is a number that PubMed can give', () => {
  expect(['1', ' 0042 ', 'PMID: 7', '2147483647'].map(pmidFrom)).toEqual([1, 42, 7, 2147483647])
  expect(
    ['', '0', '-1', '1.5', '99999999999', '2147483648', 'x', null, undefined]
      .map(pmidFrom)
      .every((pmid) => pmid === undefined),
  ).toBe(true)
})

it('a PMCID has its prefix and neither version nor embargo', () => {
  expect(['PMC12', '12', 'pmc12.1', 'PMC12 [Available on 01/01/10]'].map(pmcidFrom)).toEqual([
    'PMC12',
    'PMC12',
    'PMC12',
    'PMC12',
  ])
  expect(pmcidFrom('PMCx')).toBeUndefined()
})

it('a DOI is bare and in its own letters', () => {
  expect(
    ['10.1000/AbC', 'https://doi.org/10.1000/AbC', 'doi: 10.1000/AbC.', 'http://dx.doi.org/10.1000/AbC'].map(doiFrom),
  ).toEqual(Array(4).fill('10.1000/AbC'))
  expect(['10.1000', 'S0140-6736', '10.1/x', ''].map(doiFrom).every((doi) => doi === undefined)).toBe(true)
  expect(doiWithin('Lancet. 2010;375:445. doi: 10.1016/S0140-6736(97)11096-0. Epub')).toBe(
    '10.1016/S0140-6736(97)11096-0',
  )
})

it('an ORCID is sixteen characters with hyphens', () => {
  expect(['0000-0002-1825-0097', 'https://orcid.org/0000-0002-1825-0097', '000000021825009x'].map(orcidFrom)).toEqual([
    '0000-0002-1825-0097',
    '0000-0002-1825-0097',
    '0000-0002-1825-009X',
  ])
  expect(orcidFrom('0000-0002')).toBeUndefined()
})
