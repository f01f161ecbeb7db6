import { between, pick, seeded, zipf } from './random'
import { vocabulary } from './vocabulary'

const WORDS = vocabulary(30_000)
const random = seeded(20_261)
const NAMES = vocabulary(6_000).slice(100).map(capital)
const JOURNALS = Array.from({ length: 3_000 }, (_, index) => ({
  id: String(100_000 + index),
  title: `${capital(words(3))} ${capital(words(2))}`,
}))
const DESCRIPTORS = Array.from({ length: 12_000 }, (_, index) => ({
  ui: `D${String(index).padStart(6, '0')}`,
  name: capital(words(between(random, 1, 3))),
}))
const QUALIFIERS =
  'therapeutic use,adverse effects,drug therapy,metabolism,methods,pathology,physiology,genetics'.split(',')
const TYPES = [
  'Journal Article',
  'Randomized Controlled Trial',
  'Review',
  'Meta-Analysis',
  'Case Reports',
  'Clinical Trial',
  'Multicenter Study',
]
const LABELS = ['BACKGROUND', 'METHODS', 'RESULTS', 'CONCLUSIONS']
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** PMID of the first record; those outside the set, which references name too, begin below and above. */
const FIRST_PMID = 20_000_000

/**
 * The XML of record `index` of `total`, laid out as NLM serves it: an abstract in four parts of about 1,550 characters,
 * about six authors with addresses, twelve MeSH headings, some two dozen references of which three in ten are in the set.
 * To be asked for in order: the records follow from one seed.
 */
export function recordXml(index: number, total: number): string {
  const pmid = FIRST_PMID + index
  const journal = zipf(random, JOURNALS)
  const year = between(random, 1995, 2024)
  const month = between(random, 1, 12)
  const doi = `10.${between(random, 1000, 1400)}/j.${journal.id}.${year}.${pmid}`
  const revised = `<Year>2024</Year><Month>${two(between(random, 1, 12))}</Month><Day>${two(between(random, 1, 28))}</Day>`
  return `<PubmedArticle><MedlineCitation Status="MEDLINE" IndexingMethod="Automated" Owner="NLM"><PMID Version="1">${pmid}</PMID><DateCompleted>${revised}</DateCompleted><DateRevised>${revised}</DateRevised><Article PubModel="Print-Electronic"><Journal><ISSN IssnType="Electronic">${journal.id.slice(0, 4)}-${journal.id.slice(2)}</ISSN><JournalIssue CitedMedium="Internet"><Volume>${between(random, 1, 200)}</Volume><Issue>${between(random, 1, 24)}</Issue><PubDate><Year>${year}</Year><Month>${MONTHS[month - 1]}</Month></PubDate></JournalIssue><Title>${journal.title}</Title><ISOAbbreviation>${journal.title.slice(0, 24)}</ISOAbbreviation></Journal><ArticleTitle>${capital(words(between(random, 9, 18)))}.</ArticleTitle><Pagination><MedlinePgn>${between(random, 1, 900)}-${between(random, 900, 999)}</MedlinePgn></Pagination><ELocationID EIdType="doi" ValidYN="Y">${doi}</ELocationID><Abstract>${LABELS.map(section).join('')}</Abstract><AuthorList CompleteYN="Y">${many(between(random, 3, 9), author)}</AuthorList><Language>eng</Language><PublicationTypeList><PublicationType UI="D016428">${TYPES[0]}</PublicationType><PublicationType UI="D016449">${pick(random, TYPES)}</PublicationType></PublicationTypeList><ArticleDate DateType="Electronic"><Year>${year}</Year><Month>${two(month)}</Month><Day>${two(between(random, 1, 28))}</Day></ArticleDate></Article><MedlineJournalInfo><Country>United States</Country><MedlineTA>${journal.title.slice(0, 24)}</MedlineTA><NlmUniqueID>${journal.id}</NlmUniqueID></MedlineJournalInfo><CitationSubset>IM</CitationSubset><MeshHeadingList>${many(12, heading)}</MeshHeadingList><KeywordList Owner="NOTNLM">${many(4, () => `<Keyword MajorTopicYN="N">${words(2)}</Keyword>`)}</KeywordList></MedlineCitation><PubmedData><History>${many(4, () => `<PubMedPubDate PubStatus="pubmed"><Year>${year}</Year><Month>${month}</Month><Day>3</Day><Hour>6</Hour><Minute>0</Minute></PubMedPubDate>`)}</History><PublicationStatus>ppublish</PublicationStatus><ArticleIdList><ArticleId IdType="pubmed">${pmid}</ArticleId><ArticleId IdType="doi">${doi}</ArticleId></ArticleIdList><ReferenceList>${many(between(random, 16, 30), () => reference(total))}</ReferenceList></PubmedData></PubmedArticle>\n`
}

function section(label: string): string {
  const marked = random() < 0.3 ? ` <i>${zipf(random, WORDS)}</i> CD4<sup>+</sup> (<i>P</i> &lt; 0.05)` : ''
  return `<AbstractText Label="${label}" NlmCategory="${label}">${capital(words(between(random, 28, 52)))}${marked}. ${capital(words(12))}.</AbstractText>`
}

function author(): string {
  const given = pick(random, NAMES)
  const orcid =
    random() < 0.25
      ? `<Identifier Source="ORCID">0000-000${between(random, 1, 3)}-${between(random, 1000, 9999)}-${between(random, 1000, 9999)}</Identifier>`
      : ''
  const place = `Department of ${capital(words(2))}, ${pick(random, NAMES)} University Hospital, ${between(random, 1, 400)} ${pick(random, NAMES)} Street, ${pick(random, NAMES)}, Germany.`
  return `<Author ValidYN="Y"><LastName>${pick(random, NAMES)}</LastName><ForeName>${given}</ForeName><Initials>${given[0]}</Initials>${orcid}<AffiliationInfo><Affiliation>${place}</Affiliation></AffiliationInfo></Author>`
}

function heading(): string {
  const { ui, name } = zipf(random, DESCRIPTORS)
  const qualifier =
    random() < 0.5
      ? `<QualifierName UI="Q000627" MajorTopicYN="${random() < 0.3 ? 'Y' : 'N'}">${pick(random, QUALIFIERS)}</QualifierName>`
      : ''
  return `<MeshHeading><DescriptorName UI="${ui}" MajorTopicYN="N">${name}</DescriptorName>${qualifier}</MeshHeading>`
}

function reference(total: number): string {
  const inside = random() < 0.3
  const pmid = inside ? FIRST_PMID + between(random, 0, total - 1) : between(random, 1_000_000, FIRST_PMID - 1)
  const doi =
    random() < 0.4 ? `<ArticleId IdType="doi">10.1016/s${between(random, 1000, 9999)}-${pmid}</ArticleId>` : ''
  const ids =
    random() < 0.85 ? `<ArticleIdList><ArticleId IdType="pubmed">${pmid}</ArticleId>${doi}</ArticleIdList>` : ''
  return `<Reference><Citation>${pick(random, NAMES)} A, ${pick(random, NAMES)} B, et al. ${capital(words(11))}. ${zipf(random, JOURNALS).title}. ${between(random, 1980, 2024)};${between(random, 1, 99)}(${between(random, 1, 12)}):${between(random, 1, 999)}&#x2013;${between(random, 999, 1999)}.</Citation>${ids}</Reference>`
}

function words(count: number): string {
  let text = zipf(random, WORDS)
  for (let index = 1; index < count; index++) text += ` ${zipf(random, WORDS)}`
  return text
}

function many(count: number, make: () => string): string {
  let text = ''
  for (let index = 0; index < count; index++) text += make()
  return text
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

const two = (number: number) => String(number).padStart(2, '0')
