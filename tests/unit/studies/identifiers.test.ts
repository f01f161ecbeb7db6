import { expect, it } from 'vitest'
import { doiAddress, doiFrom, doiWithin, orcidFrom, pmcidFrom, pmidFrom } from '@/lib/studies/identifiers'

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

it('a DOI ends where its own brackets close', () => {
  const lines = {
    '(doi: 10.1000/abc).': '10.1000/abc',
    '[10.1016/S0140-6736(97)11096-0].': '10.1016/S0140-6736(97)11096-0',
    '(10.1016/S0140-6736(97)11096-0);': '10.1016/S0140-6736(97)11096-0',
    'doi 10.1000/x(2).': '10.1000/x(2)',
    '10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2':
      '10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2',
    '<b>10.1000/bold</b>': '10.1000/bold',
  }
  for (const [line, doi] of Object.entries(lines)) expect(doiWithin(line), line).toBe(doi)
})

it('a line of brackets and stops is no DOI, however long it is', () => {
  for (const mark of ['.', ')', '(', ',)']) {
    expect(doiFrom(`10.1000/${mark.repeat(200_000)}`)).toBeUndefined()
    expect(doiWithin(`doi 10.1000/x${')'.repeat(200_000)}`)).toBe('10.1000/x')
  }
})

it('the address of a DOI leads to all of it', () => {
  expect(doiAddress('10.1000/odd#789?x=1')).toBe('https://doi.org/10.1000/odd%23789%3Fx%3D1')
  expect(doiAddress('10.1016/S0140-6736(97)11096-0')).toBe('https://doi.org/10.1016/S0140-6736(97)11096-0')
  for (const doi of ['10.1000/a b', '10.1000/<1::2>3[4]{5}%41&"\\^`|', '10.1000/ü/é'])
    expect(decodeURIComponent(new URL(doiAddress(doi)).pathname).slice(1), doi).toBe(doi)
})

it('an ORCID is sixteen characters with hyphens', () => {
  expect(['0000-0002-1825-0097', 'https://orcid.org/0000-0002-1825-0097', '000000021825009x'].map(orcidFrom)).toEqual([
    '0000-0002-1825-0097',
    '0000-0002-1825-0097',
    '0000-0002-1825-009X',
  ])
  expect(orcidFrom('0000-0002')).toBeUndefined()
})
