import { describe, expect, it } from 'vitest'
import { SOURCE_KEYS, sourceOf } from '@/lib/sources/source'
import { requireInTable, sourceAddress } from '@/lib/sources/source-address'

const HOST = 'eutils.ncbi.nlm.nih.gov'
const PATH = '/entrez/eutils/esearch.fcgi'

describe('where a request goes', () => {
  it('is written in the table alone', () => {
    expect(sourceAddress('pubmed', 'search').href).toBe(`https://${HOST}${PATH}`)
    expect(sourceAddress('icite', 'counts').href).toBe('https://icite.od.nih.gov/api/pubs')
  })

  it.each([
    `https://${HOST}@evil.example${PATH}`,
    `https://evil@${HOST}${PATH}`,
    `https://${HOST}:8443${PATH}`,
    `http://${HOST}${PATH}`,
    `https://${HOST}.evil.example${PATH}`,
    `https://${HOST}/entrez/eutils/../../other`,
    `https://127.0.0.1${PATH}`,
    `https://[::1]${PATH}`,
    `https://169.254.169.254${PATH}`,
    `https://0x7f000001${PATH}`,
    `https://[::ffff:10.0.0.1]${PATH}`,
    `https://[64:ff9b::7f00:1]${PATH}`,
    `ftp://${HOST}${PATH}`,
    'https://icite.od.nih.gov/api/pubs/../admin',
    'https://api.crossref.org/works/10.1000%2Fherons/transform',
    'https://api.crossref.org/works/10.1000%2Fherons/../../members',
    'https://api.crossref.org/works/',
    'https://api.openalex.org/works/10.1000%2Fherons',
    'https://api.openalex.org/works/pmid%3A',
    'https://api.openalex.org/works/pmid%3A1%2F..',
    'https://api.openalex.org/works/pmid%3A1/ngrams',
    'https://api.openalex.org/works/W1',
    'https://api.openalex.org/works',
    `https://icite.od.nih.gov${PATH}`,
    'https://gitlab.com/crossref/retraction-watch-data/-/raw/main/other.csv',
  ])('is never %s', (address) => {
    expect(() => requireInTable(new URL(address))).toThrow('does not connect to')
  })

  it('may end in an identifier, which stays one piece of the path whatever is in it', () => {
    const of = (doi: string) => sourceAddress('crossref', 'work', doi).href
    expect(of('10.1000/herons')).toBe('https://api.crossref.org/works/10.1000%2Fherons')
    expect(of('10.1002/(SICI)1097<1::AID>3.0.CO;2-#?x=/../..')).toBe(
      'https://api.crossref.org/works/10.1002%2F(SICI)1097%3C1%3A%3AAID%3E3.0.CO%3B2-%23%3Fx%3D%2F..%2F..',
    )
    expect(sourceAddress('openalex', 'work', 'pmid:101').href).toBe('https://api.openalex.org/works/pmid%3A101')
    expect(sourceAddress('openalex', 'work', 'doi:10.1000/a?api_key=x#/../..').href).toBe(
      'https://api.openalex.org/works/doi%3A10.1000%2Fa%3Fapi_key%3Dx%23%2F..%2F..',
    )
    for (const doi of ['', '..', '../journals', '10.1000', '10.1000/', 'herons', '//evil.example/10.1000/x'])
      expect(() => of(doi)).toThrow('does not connect to')
  })

  it('is a name and not a number, so that it is resolved and looked at', () => {
    for (const key of SOURCE_KEYS) expect(sourceOf(key).host).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/)
  })
})
