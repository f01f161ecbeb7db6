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
    `https://icite.od.nih.gov${PATH}`,
    'https://gitlab.com/crossref/retraction-watch-data/-/raw/main/other.csv',
  ])('is never %s', (address) => {
    expect(() => requireInTable(new URL(address))).toThrow('does not connect to')
  })

  it('is a name and not a number, so that it is resolved and looked at', () => {
    for (const key of SOURCE_KEYS) expect(sourceOf(key).host).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/)
  })
})
