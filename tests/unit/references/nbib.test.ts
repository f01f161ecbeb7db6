import { expect, test } from 'vitest'
import { problemsIn, referencesIn } from '../../support/read-reference-text'

const RECORD = `PMID- 900001
OWN - NLM
IS  - 1234-5678 (Print)
VI  - 20
IP  - 4
DP  - 2009 Nov-Dec
TI  - A title that goes on
      in the next line.
PG  - 454-81
LID - 10.1000/nb.1 [doi]
AID - S0000 [pii]
AB  - BACKGROUND: Why.
CN  - The Group
FAU - Long, Vicky
AU  - Long V
FAU - Smith, John A Jr
AU  - Smith JA Jr
AU  - Older AB
FED - Ed, Itor
LA  - eng
PT  - Journal Article
PT  - Randomized Controlled Trial
TA  - J Ex
JT  - Journal of examples
MH  - Women, Working/*history/psychology
MH  - *Humans
OT  - *keyword
PMC - PMC4513071
RIN - J Ex. 2010;1:1. PMID: 900002
SO  - J Ex. 2009;20(4):454-81.
`

test('a record of PubMed with its headings, types and notices', () => {
  expect(referencesIn(RECORD)).toEqual([
    {
      type: 'article',
      pmid: 900001,
      title: 'A title that goes on in the next line.',
      journal: 'Journal of examples',
      journalAbbreviation: 'J Ex',
      authors: [
        { collective: 'The Group' },
        { family: 'Long', given: 'Vicky', initials: 'V' },
        { family: 'Smith', given: 'John A', suffix: 'Jr', initials: 'JA' },
        { family: 'Older', initials: 'AB' },
      ],
      editors: [{ family: 'Ed', given: 'Itor' }],
      published: { year: 2009, month: 11, text: '2009 Nov-Dec' },
      volume: '20',
      issue: '4',
      pages: '454-481',
      abstract: 'BACKGROUND: Why.',
      language: 'eng',
      pmcid: 'PMC4513071',
      issn: '1234-5678',
      doi: '10.1000/nb.1',
      keywords: ['keyword'],
      meshHeadings: [
        {
          descriptor: 'Women, Working',
          major: false,
          qualifiers: [
            { name: 'history', major: true },
            { name: 'psychology', major: false },
          ],
        },
        { descriptor: 'Humans', major: true, qualifiers: [] },
      ],
      publicationTypes: ['Journal Article', 'Randomized Controlled Trial'],
      notices: [{ kind: 'retraction-in', raw: 'J Ex. 2010;1:1. PMID: 900002', pmid: 900002 }],
    },
  ])
})

test('records are split at a PMID even without an empty line, and stray text is said', () => {
  const text = 'PMID- 1\nTI  - One\nPMID- 2\nTI  - Two\n\nNot a field\n\nTI  - Three\n'
  expect(referencesIn(text).map(({ title }) => title)).toEqual(['One', 'Two', 'Three'])
  expect(problemsIn(text)).toEqual([[6, 'Text outside a record']])
})

test('an empty line within a value ends nothing', () => {
  const text = 'PMID- 1\nTI  - One\nCOIS- None.\n\n      But one.\nPG  - 5\n'
  expect(referencesIn(text)).toMatchObject([{ title: 'One', pages: '5' }])
  expect(problemsIn(text)).toEqual([])
})
