import { Buffer } from 'node:buffer'
import { describe, expect, it } from 'vitest'
import { PubmedReader } from '@/lib/pubmed/reader'
import type { StudyRecord } from '@/lib/records/study-record'
import { readEuropePmcRecord } from '@/lib/sources/europe-pmc-record'
import { medRecord, preprint } from '../../support/europe-pmc-server'

/** What PubMed gives of a record. */
function fromPubmed(xml: string): StudyRecord {
  const reader = new PubmedReader()
  const [entry] = [...reader.write(Buffer.from(xml)), ...reader.end()]
  if (entry?.kind !== 'study') throw new Error('no study')
  return entry.record
}

function read(value: unknown): StudyRecord {
  const reading = readEuropePmcRecord(value)
  if (!('record' in reading)) throw new Error(reading.reason)
  return reading.record
}

const PUBMED = `<PubmedArticleSet><PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">101</PMID>
<DateRevised><Year>2022</Year><Month>05</Month><Day>06</Day></DateRevised>
<Article><Journal><ISSN IssnType="Print">1111-2222</ISSN><JournalIssue><Volume>7</Volume><Issue>2</Issue><PubDate><Year>2021</Year><Month>Mar</Month><Day>4</Day></PubDate></JournalIssue><Title>Journal of ponds</Title><ISOAbbreviation>J Ponds</ISOAbbreviation></Journal>
<ArticleTitle>Effect of CO<sub>2</sub> on <i>Ardea</i> &amp; others: p &lt; 0.05.</ArticleTitle><Pagination><MedlinePgn>10-12</MedlinePgn></Pagination>
<ELocationID EIdType="doi" ValidYN="Y">10.1000/H101</ELocationID>
<Abstract><AbstractText Label="BACKGROUND" NlmCategory="BACKGROUND">Herons stand.</AbstractText><AbstractText Label="RESULTS" NlmCategory="RESULTS">They <i>stood</i> (p &lt; 0.05).</AbstractText></Abstract>
<AuthorList CompleteYN="Y"><Author ValidYN="Y"><LastName>Heron</LastName><ForeName>Ann B</ForeName><Initials>AB</Initials><Identifier Source="ORCID">0000-0002-1825-0097</Identifier><AffiliationInfo><Affiliation>Pond 1.</Affiliation></AffiliationInfo></Author><Author ValidYN="Y"><CollectiveName>The Pond Group</CollectiveName></Author></AuthorList>
<Language>eng</Language><PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType><PublicationType UI="D016449">Randomized Controlled Trial</PublicationType></PublicationTypeList></Article>
<MedlineJournalInfo><MedlineTA>J Ponds</MedlineTA><NlmUniqueID>7500001</NlmUniqueID></MedlineJournalInfo>
<CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn"><RefSource>J Ponds. 2022;8:1</RefSource><PMID Version="1">202</PMID></CommentsCorrections></CommentsCorrectionsList>
<MeshHeadingList><MeshHeading><DescriptorName MajorTopicYN="Y">Birds</DescriptorName><QualifierName MajorTopicYN="N">physiology</QualifierName></MeshHeading></MeshHeadingList>
<KeywordList Owner="NOTNLM"><Keyword MajorTopicYN="N">heron</Keyword></KeywordList></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="pmc">PMC77</ArticleId></ArticleIdList></PubmedData></PubmedArticle></PubmedArticleSet>`

const SAME = medRecord(101, {
  pmcid: 'PMC77',
  title: 'Effect of CO<sub>2</sub> on <i>Ardea</i> &amp; others: p &lt; 0.05.',
  abstractText: '<h4>Background</h4>Herons stand. <h4>Results</h4>They <i>stood</i> (p &lt; 0.05).',
  dateOfRevision: '2022-05-06',
  pageInfo: '10-12',
  authorList: {
    author: [
      {
        fullName: 'Heron AB',
        firstName: 'Ann B',
        lastName: 'Heron',
        initials: 'AB',
        authorId: { type: 'ORCID', value: '0000-0002-1825-0097' },
        authorAffiliationDetailsList: { authorAffiliation: [{ affiliation: 'Pond 1.' }] },
      },
      { collectiveName: 'The Pond Group' },
    ],
  },
  journalInfo: {
    issue: '2',
    volume: '7',
    journalIssueId: 1,
    yearOfPublication: 2021,
    monthOfPublication: 3,
    dateOfPublication: '2021 Mar 4',
    journal: {
      title: 'Journal of ponds',
      isoabbreviation: 'J Ponds',
      medlineAbbreviation: 'J Ponds',
      nlmid: '7500001',
      issn: '1111-2222',
    },
  },
  pubTypeList: { pubType: ['Randomized Controlled Trial', 'research-article', 'Journal Article'] },
  keywordList: { keyword: ['heron'] },
  meshHeadingList: {
    meshHeading: [
      {
        majorTopic_YN: 'Y',
        descriptorName: 'Birds',
        meshQualifierList: { meshQualifier: [{ abbreviation: 'PH', qualifierName: 'physiology', majorTopic_YN: 'N' }] },
      },
    ],
  },
  commentCorrectionList: {
    commentCorrection: [
      { id: '202', source: 'MED', reference: 'J Ponds. 2022;8:1', type: 'Retraction in', orderIn: 1 },
    ],
  },
})

describe('a record of Europe PMC', () => {
  it('is what PubMed gives, where PubMed has it too', () => {
    const { source, status: _status, publicationTypes, ...pubmed } = fromPubmed(PUBMED)
    const { source: by, publicationTypes: types, ...record } = read(SAME)
    expect(record).toEqual(pubmed)
    expect(new Set(types)).toEqual(new Set(publicationTypes))
    expect([source, by]).toEqual(['pubmed', 'europe-pmc'])
  })

  it('is a preprint, by its own number, where it is one', () => {
    expect(read(preprint(5))).toEqual({
      source: 'europe-pmc',
      sourceKey: 'ppr:PPR5',
      revision: '',
      doi: '10.1101/2024.01.02.5',
      title: { text: 'Preprint 5 of herons' },
      abstract: [{ text: 'Herons may stand.' }],
      otherAbstracts: [],
      languages: [],
      publicationTypes: ['Preprint'],
      keywords: [],
      authors: [{ family: 'Heron', given: 'Ann', initials: 'A', affiliations: [] }],
      meshHeadings: [],
      references: [],
      notices: [],
      published: { year: 2024, month: 1, day: 2 },
    })
  })

  it('has its authors where it has no more than their names in one', () => {
    const authors = (...author: object[]) => read(medRecord(1, { authorList: { author } })).authors
    expect(authors({ fullName: 'van der Heron AB' }, { fullName: 'Plato' }, {})).toEqual([
      { family: 'van der Heron', initials: 'AB', affiliations: [] },
      { family: 'Plato', affiliations: [] },
    ])
  })

  it('brings no markup with it, whatever its texts hold', () => {
    const title = '<script>alert(1)</script>A <b>bold</b></i> <img src=x onerror=alert(1)>heron &lt;b&gt; a<b <sup>x'
    const record = read(medRecord(1, { title, abstractText: '<h4>Methods:</h4><p>One.</p><p>Two</p>' }))
    expect(record.title.text).toBe('alert(1) A bold heron <b> a<b x')
    expect(record.abstract).toEqual([{ text: 'One. Two', label: 'METHODS', category: 'METHODS' }])
  })

  it.each([
    ['of another kind', { id: 'US1', source: 'PAT', title: 'A patent' }, /neither/],
    ['of a number that is none', preprint(1, { id: 'PPR1; x' }), /neither/],
    ['without a title', medRecord(1, { title: '' }), /no title/],
    ['with words in place of a list', medRecord(1, { authorList: 'Heron A' }), /cannot be read/],
    ['with a list in place of words', medRecord(1, { title: ['A', 'B'] }), /cannot be read/],
    ['with a year in words', medRecord(1, { journalInfo: { yearOfPublication: 'MMXXI' } }), /cannot be read/],
    ['with a PMID that is none', medRecord(1, { id: 'abc', pmid: 'abc' }), /neither/],
    ['that is nothing', null, /cannot be read/],
  ])('%s is said to be none', (_what, value, reason) => {
    expect(readEuropePmcRecord(value)).toMatchObject({ reason: expect.stringMatching(reason) })
  })
})
