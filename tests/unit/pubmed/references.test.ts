import { describe, expect, it } from 'vitest'
import { readPubmed, readRecord } from '../../support/pubmed-xml'

describe('references', () => {
  it('are flattened out of nested lists in their printed order', () => {
    const data = `<ReferenceList><Title>References</Title>
      <Reference><Citation>First. 2001&#x2013;2.</Citation><ArticleIdList><ArticleId IdType="pubmed">11</ArticleId><ArticleId IdType="doi">10.1/Bad</ArticleId></ArticleIdList></Reference>
      <ReferenceList><Reference><Citation>Second</Citation><ArticleIdList><ArticleId IdType="doi">https://doi.org/10.1000/AbC.</ArticleId></ArticleIdList></Reference>
      <ReferenceList><Reference><Citation>Third</Citation></Reference></ReferenceList></ReferenceList>
      <Reference><Citation>Fourth</Citation><ArticleIdList><ArticleId IdType="pmc">PMC5</ArticleId></ArticleIdList></Reference></ReferenceList>
      <ReferenceList><Reference><Citation>Fifth</Citation></Reference></ReferenceList>`
    expect(readRecord({ data }).references).toEqual([
      { raw: 'First. 2001–2.', pmid: 11 },
      { raw: 'Second', doi: '10.1000/AbC' },
      { raw: 'Third' },
      { raw: 'Fourth', pmcid: 'PMC5' },
      { raw: 'Fifth' },
    ])
  })

  it('include what the citation names as cited and the list does not', () => {
    const record = readRecord({
      references: [11],
      citation: `<CommentsCorrectionsList><CommentsCorrections RefType="Cites"><RefSource>J. 2000;1:1</RefSource><PMID Version="1">12</PMID></CommentsCorrections>
        <CommentsCorrections RefType="Cites"><RefSource>J. 1999</RefSource><PMID>11</PMID></CommentsCorrections></CommentsCorrectionsList>`,
    })
    expect(record.references).toEqual([
      { raw: 'Cited 11', pmid: 11 },
      { raw: 'J. 2000;1:1', pmid: 12 },
    ])
    expect(record.notices).toEqual([])
  })

  it('take a DOI from their words where no identifier is given', () => {
    const data =
      '<ReferenceList><Reference><Citation>X. J. 2010. doi: 10.1016/j.x.2010.01.001.</Citation></Reference></ReferenceList>'
    expect(readRecord({ data }).references[0]?.doi).toBe('10.1016/j.x.2010.01.001')
  })
})

describe('notices', () => {
  it('say what stands in and of what', () => {
    const kinds = [
      'RetractionIn',
      'RetractionOf',
      'ExpressionOfConcernIn',
      'ErratumFor',
      'UpdateOf',
      'RepublishedFrom',
      'CommentOn',
      'SummaryForPatientsIn',
    ]
    const citation = `<CommentsCorrectionsList>${kinds.map((kind, i) => `<CommentsCorrections RefType="${kind}"><RefSource>S${i}</RefSource><PMID>${i + 1}</PMID></CommentsCorrections>`).join('')}</CommentsCorrectionsList>`
    expect(readRecord({ citation }).notices.map(({ kind, pmid }) => [kind, pmid])).toEqual([
      ['retraction-in', 1],
      ['retraction-of', 2],
      ['concern-in', 3],
      ['erratum-for', 4],
      ['update-of', 5],
      ['republished-from', 6],
      ['comment-on', 7],
    ])
  })

  it('keep where they appeared, their DOI and their note', () => {
    const citation = `<CommentsCorrectionsList><CommentsCorrections RefType="ErratumIn"><RefSource>Lancet. 2020;1:2. doi: 10.1016/S0140-6736(20)1</RefSource><Note>Dose corrected</Note></CommentsCorrections></CommentsCorrectionsList>`
    expect(readRecord({ citation }).notices).toEqual([
      {
        kind: 'erratum-in',
        raw: 'Lancet. 2020;1:2. doi: 10.1016/S0140-6736(20)1',
        doi: '10.1016/S0140-6736(20)1',
        note: 'Dose corrected',
      },
    ])
  })

  it('are understood in the form of before 2009', () => {
    const [entry] =
      readPubmed(`<MedlineCitationSet><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>T</ArticleTitle></Article>
      <CommentsCorrections><RetractionIn><RefSource>Old J. 1998</RefSource><PMID>9</PMID></RetractionIn></CommentsCorrections></MedlineCitation></MedlineCitationSet>`)
    expect(entry).toMatchObject({
      kind: 'study',
      record: { notices: [{ kind: 'retraction-in', raw: 'Old J. 1998', pmid: 9 }] },
    })
  })
})
