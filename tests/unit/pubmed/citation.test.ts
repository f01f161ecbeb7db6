import { describe, expect, it } from 'vitest'
import { articleSet, articleXml, journalXml, readPubmed, readRecord } from '../../support/pubmed-xml'

describe('identifiers', () => {
  it('takes DOI and PMC from the article and not from its references', () => {
    const record = readRecord({
      data: `<ArticleIdList><ArticleId IdType="doi">10.1000/own</ArticleId><ArticleId IdType="pmc">PMC77</ArticleId></ArticleIdList>
        <ReferenceList><Reference><Citation>One</Citation><ArticleIdList><ArticleId IdType="doi">10.1000/other</ArticleId>
        <ArticleId IdType="pmc">PMC1</ArticleId></ArticleIdList></Reference></ReferenceList>`,
    })
    expect(record).toMatchObject({ pmid: 1, doi: '10.1000/own', pmcid: 'PMC77' })
  })

  it('does not take a DOI that its publisher has marked as not valid', () => {
    const article =
      '<ELocationID EIdType="doi" ValidYN="N">10.1000/wrong</ELocationID><ELocationID EIdType="doi">10.1000/right</ELocationID>'
    expect(readRecord({ article }).doi).toBe('10.1000/right')
  })

  it('finds the PMC number of an older record among its other identifiers', () => {
    expect(readRecord({ citation: '<OtherID Source="NLM">PMC12 [Available on 01/01/10]</OtherID>' }).pmcid).toBe(
      'PMC12',
    )
  })

  it('understands a file that gives the PMID as an attribute', () => {
    const [entry] = readPubmed(
      '<PubmedArticleSet><PubmedArticle PMID="5"><Article><ArticleTitle>T</ArticleTitle></Article></PubmedArticle></PubmedArticleSet>',
    )
    expect(entry).toMatchObject({ kind: 'study', record: { pmid: 5, title: { text: 'T' } } })
  })
})

describe('titles', () => {
  it('keeps a bracketed title and the title in its own language', () => {
    const record = readRecord({ title: '[On hair].', article: '<VernacularTitle>Über das Haar.</VernacularTitle>' })
    expect(record).toMatchObject({ title: { text: '[On hair].' }, vernacularTitle: 'Über das Haar.' })
  })

  it('takes the title in its own language where there is no other', () => {
    for (const title of ['[Not Available].', '[Not available]', 'Not Available.']) {
      expect(readRecord({ title, article: '<VernacularTitle>Sobre el pelo.</VernacularTitle>' }).title.text).toBe(
        'Sobre el pelo.',
      )
      expect(readRecord({ title }).title.text).toBe(title)
    }
    expect(readRecord({ title: '', article: '<VernacularTitle>Sobre el pelo.</VernacularTitle>' }).title.text).toBe(
      'Sobre el pelo.',
    )
  })
})

describe('journal and issue', () => {
  it('names the journal by title, abbreviations, NLM id and both ISSNs', () => {
    const journal =
      '<Journal><ISSN IssnType="Print">0000-0001</ISSN><ISSN IssnType="Electronic">0000-0002</ISSN><Title>Annals of Tests</Title><ISOAbbreviation>Ann. Tests</ISOAbbreviation></Journal>'
    const citation =
      '<MedlineJournalInfo><MedlineTA>Ann Tests</MedlineTA><NlmUniqueID>0372351</NlmUniqueID></MedlineJournalInfo>'
    expect(readRecord({ journal, citation }).journal).toEqual({
      title: 'Annals of Tests',
      isoAbbreviation: 'Ann. Tests',
      medlineAbbreviation: 'Ann Tests',
      nlmId: '0372351',
      issn: '0000-0001',
      issnElectronic: '0000-0002',
    })
  })

  it('reads volume, issue and pages, also where the pages are given as first and last', () => {
    const record = readRecord({
      journal: journalXml('<Year>2001</Year>'),
      article: '<Pagination><StartPage>12</StartPage><EndPage>19</EndPage></Pagination>',
    })
    expect(record).toMatchObject({ volume: '7', issue: '2', pages: '12-19' })
  })

  it.each([
    ['2400512', '2400512'],
    ['e01408-19', 'e01408-19'],
    ['BSR20171072', 'BSR20171072'],
    ['S0140-6736(97)11096-0', undefined],
    ['S0140673697110960', undefined],
    ['0140-6736(97)11096-X', undefined],
    ['not a number', undefined],
  ])('without pages, a pii is its number in the volume: %s', (pii, pages) => {
    const article = `<ELocationID EIdType="doi">10.1000/x</ELocationID><ELocationID EIdType="pii">${pii}</ELocationID>`
    expect(readRecord({ journal: journalXml('<Year>2001</Year>'), article }).pages).toBe(pages)
    expect(readRecord({ article }).pages).toBeUndefined()
    const printed = `<Pagination><MedlinePgn>S34-40</MedlinePgn></Pagination>${article}`
    expect(readRecord({ journal: journalXml('<Year>2001</Year>'), article: printed }).pages).toBe('S34-40')
  })
})

describe('authors', () => {
  const authors = (xml: string) => readRecord({ article: `<AuthorList>${xml}</AuthorList>` }).authors

  it('keeps their order, suffix, ORCID and every affiliation', () => {
    expect(
      authors(`<Author><LastName>Sato</LastName><ForeName>Ken</ForeName><Initials>K</Initials><Suffix>Jr</Suffix>
        <Identifier Source="ORCID">http://orcid.org/0000-0002-1825-0097</Identifier>
        <AffiliationInfo><Affiliation>One.</Affiliation></AffiliationInfo><AffiliationInfo><Affiliation>Two.</Affiliation>
        <Identifier Source="ROR">x</Identifier></AffiliationInfo></Author><Author><LastName>Ito</LastName></Author>`),
    ).toEqual([
      {
        family: 'Sato',
        given: 'Ken',
        initials: 'K',
        suffix: 'Jr',
        orcid: '0000-0002-1825-0097',
        affiliations: ['One.', 'Two.'],
      },
      { family: 'Ito', affiliations: [] },
    ])
  })

  it('puts hyphens into an ORCID written without them and drops what has not its shape', () => {
    const orcid = (text: string) =>
      authors(`<Author><LastName>A</LastName><Identifier Source="ORCID">${text}</Identifier></Author>`)[0]?.orcid
    expect(orcid('000000021825009x')).toBe('0000-0002-1825-009X')
    expect(orcid('not known')).toBeUndefined()
  })

  it('keeps a group that signs as one, and leaves out investigators and names marked not valid', () => {
    const record = readRecord({
      article: `<AuthorList><Author><CollectiveName>The Test Group</CollectiveName></Author><Author ValidYN="N"><LastName>Misspelt</LastName></Author></AuthorList>`,
      citation: '<InvestigatorList><Investigator><LastName>Helper</LastName></Investigator></InvestigatorList>',
    })
    expect(record.authors).toEqual([{ collective: 'The Test Group', affiliations: [] }])
  })

  it('gives the one address of an old record to its first author', () => {
    const record = readRecord({
      article:
        '<Affiliation>Ward 9.</Affiliation><AuthorList><Author><LastName>A</LastName><FirstName>Bo</FirstName><MiddleName>C</MiddleName></Author><Author><LastName>B</LastName></Author></AuthorList>',
    })
    expect(record.authors.map(({ given, affiliations }) => [given, affiliations])).toEqual([
      ['Bo C', ['Ward 9.']],
      [undefined, []],
    ])
  })
})

it('reads MeSH headings with identifiers, qualifiers and what is major', () => {
  const citation = `<MeshHeadingList><MeshHeading><DescriptorName UI="D000505" MajorTopicYN="N">Alopecia</DescriptorName>
    <QualifierName UI="Q000188" MajorTopicYN="Y">drug therapy</QualifierName></MeshHeading>
    <MeshHeading><DescriptorName MajorTopicYN="Y">Humans</DescriptorName></MeshHeading></MeshHeadingList>`
  expect(readRecord({ citation }).meshHeadings).toEqual([
    {
      descriptorUi: 'D000505',
      descriptor: 'Alopecia',
      major: false,
      qualifiers: [{ ui: 'Q000188', name: 'drug therapy', major: true }],
    },
    { descriptor: 'Humans', major: true, qualifiers: [] },
  ])
})

it('reads languages, publication types, keywords of several lists and the status', () => {
  const record = readRecord({
    article: '<Language>eng</Language><Language>ger</Language>',
    types: ['Journal Article', 'Review'],
    citation:
      '<KeywordList Owner="NOTNLM"><Keyword>hair</Keyword></KeywordList><KeywordList Owner="NLM"><Keyword>lupus</Keyword><Keyword>hair</Keyword></KeywordList>',
  })
  expect(record).toMatchObject({
    languages: ['eng', 'ger'],
    publicationTypes: ['Journal Article', 'Review'],
    keywords: ['hair', 'lupus'],
    status: 'MEDLINE',
  })
})

it('keeps registrations of the trial and leaves other data banks out', () => {
  const bank = (name: string, id: string) =>
    `<DataBank><DataBankName>${name}</DataBankName><AccessionNumberList><AccessionNumber>${id}</AccessionNumber></AccessionNumberList></DataBank>`
  const article = `<DataBankList>${bank('ClinicalTrials.gov', 'NCT03570749')}${bank('GENBANK', 'AB1')}${bank('ISRCTN', 'ISRCTN1')}</DataBankList>`
  expect(readRecord({ article }).trialIds).toEqual(['NCT03570749', 'ISRCTN1'])
})

it('says where the byline has more names than the record', () => {
  const list = (complete: string) =>
    readRecord({ article: `<AuthorList CompleteYN="${complete}"><Author><LastName>A</LastName></Author></AuthorList>` })
  expect(list('N').authorsComplete).toBe(false)
  expect(list('Y').authorsComplete).toBeUndefined()
})

describe('revision', () => {
  const revision = (xml: string, version = 1) => {
    const entries = readPubmed(
      `<MedlineCitationSet><MedlineCitation><PMID Version="${version}">1</PMID>${xml}<Article><ArticleTitle>T</ArticleTitle></Article></MedlineCitation></MedlineCitationSet>`,
    )
    return entries[0]?.kind === 'study' ? entries[0].record.revision : ''
  }
  const day = (name: string, year: number) => `<${name}><Year>${year}</Year><Month>3</Month><Day>4</Day></${name}>`

  it('orders by the version of the PMID before the day', () => {
    expect(revision(day('DateRevised', 2001), 2) > revision(day('DateRevised', 2020), 1)).toBe(true)
  })

  it('takes the day revised, or else completed, or else created', () => {
    expect(revision(day('DateCreated', 1999) + day('DateCompleted', 2000) + day('DateRevised', 2001))).toBe(
      '0001:20010304',
    )
    expect(revision(day('DateCreated', 1999) + day('DateCompleted', 2000))).toBe('0001:20000304')
    expect(revision(day('DateCreated', 1999))).toBe('0001:19990304')
  })

  it("falls back on the last day in PubMed's history", () => {
    const record = readRecord({
      revised: '',
      data: '<History><PubMedPubDate><Year>2004</Year><Month>5</Month><Day>6</Day></PubMedPubDate><PubMedPubDate><Year>2003</Year><Month>1</Month><Day>1</Day></PubMedPubDate></History>',
    })
    expect(record.revision).toBe('0001:20040506')
  })
})

describe('what cannot be kept is said', () => {
  const reasons = (...records: string[]) =>
    readPubmed(articleSet(...records)).map((entry) =>
      entry.kind === 'rejection' ? [entry.identifier, entry.reason, entry.position.line] : entry.kind,
    )

  it('names a book, a record without PMID, one whose PMID is none, one without a title', () => {
    expect(
      reasons(
        '<PubmedBookArticle><BookDocument><PMID>7</PMID></BookDocument></PubmedBookArticle>',
        '<PubmedArticle><MedlineCitation><Article><ArticleTitle>T</ArticleTitle></Article></MedlineCitation></PubmedArticle>',
        '<PubmedArticle><MedlineCitation><PMID>x1</PMID></MedlineCitation></PubmedArticle>',
        articleXml({ title: ' ' }),
        articleXml({ pmid: 2 }),
      ),
    ).toEqual([
      ['PMID 7', expect.stringContaining('book'), 3],
      [undefined, 'no PMID', 4],
      ['x1', 'not a PMID: "x1"', 5],
      ['PMID 1', 'no title', 6],
      'study',
    ])
  })

  it('withdraws every PMID of a deletion and names what is none', () => {
    expect(
      readPubmed(articleSet('<DeleteCitation><PMID Version="1">8</PMID><PMID>?</PMID><PMID>9</PMID></DeleteCitation>')),
    ).toEqual([
      { kind: 'withdrawal', pmid: 8 },
      {
        kind: 'rejection',
        position: { line: 3, column: 1 },
        identifier: '?',
        reason: 'DeleteCitation of what is not a PMID',
      },
      { kind: 'withdrawal', pmid: 9 },
    ])
  })
})
