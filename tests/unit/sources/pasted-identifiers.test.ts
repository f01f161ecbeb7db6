import { describe, expect, it } from 'vitest'
import { identifiersFault, readIdentifiers } from '@/lib/sources/pasted-identifiers'

describe('identifiers that somebody pastes', () => {
  it('are PMIDs in any of the ways in which people write them, each once', () => {
    const { pmids, others } = readIdentifiers('PMID: 101, PMID:102;103\n 0104\t101  PMIDs:')
    expect([pmids, others]).toEqual([[101, 102, 103, 104], []])
    expect(readIdentifiers('101 herons -5 1.5').others).toEqual(['herons', '-5', '1.5'])
    expect(readIdentifiers('99999999999').pmids).toEqual([])
  })

  it('are DOIs as well, each once in whatever case', () => {
    expect(readIdentifiers('doi: 10.1000/Herons.1, https://doi.org/10.1000/herons.2\n10.1000/HERONS.1. 101')).toEqual({
      pmids: [101],
      dois: ['10.1000/Herons.1', '10.1000/herons.2'],
      others: [],
    })
    expect(readIdentifiers('101,10.1000/a;10.1000/b,102')).toEqual({
      pmids: [101, 102],
      dois: ['10.1000/a', '10.1000/b'],
      others: [],
    })
  })

  it('are whole where a DOI has commas, semicolons and brackets in it', () => {
    const old = '10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2'
    expect(readIdentifiers(`${old}; 101`)).toEqual({ pmids: [101], dois: [old], others: [] })
  })

  it('have no quotation mark, by which one could ask for something else', () => {
    const typed = '10.1000/a"[aid]OR"herons'
    expect(readIdentifiers(typed)).toEqual({ pmids: [], dois: [], others: [typed] })
  })

  it('are refused in words where there are none, too many, or something else', () => {
    const faultOf = (text: string) => identifiersFault(readIdentifiers(text))
    const many = (n: number, before = '') => Array.from({ length: n }, (_, index) => `${before}${index + 1}`).join(' ')
    expect(faultOf('101 10.1000/a')).toBeNull()
    expect(faultOf(' ')).toContain('at least one PMID or DOI')
    expect(faultOf('101 herons')).toContain('“herons” is neither a PMID nor a DOI')
    expect([faultOf(many(200, '10.1000/')), faultOf(many(201, '10.1000/'))]).toEqual([
      null,
      'At most 200 DOIs at once.',
    ])
    expect([faultOf(many(2000)), faultOf(many(2001))]).toEqual([null, 'At most 2,000 at once.'])
    expect(faultOf(`${many(1999)} 10.1000/a 10.1000/b`)).toBe('At most 2,000 at once.')
  })
})
