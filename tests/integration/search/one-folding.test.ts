import postgres from 'postgres'
import { beforeAll, expect, test } from 'vitest'
import { searchStudies } from '@/db/search/query/search-studies'
import type { Viewer } from '@/lib/access/viewer'
import { foldText } from '@/lib/search/fold-text'
import { parseSearchRequest } from '@/lib/search/search-request'
import { importFiles } from '../../support/corpus'
import { makePerson } from '../../support/people'
import { articleSet, articleXml, journalXml } from '../../support/pubmed-xml'

let ada: Viewer

/** What a study says, and in what words it must be found by somebody who types them. */
const WRITTEN: [title: string, ...asked: string[]][] = [
  [
    'Salmeterol/fluticasone in moonlings.',
    'fluticasone',
    'salmeterol',
    'salmeterol/fluticasone',
    '"salmeterol fluticasone"',
  ],
  ['Versus Piperacillin–Tazobactam in moonlings.', 'piperacillin', 'tazobactam', 'piperacillin-tazobactam'],
  ['Parkinson’s disease in moonlings.', 'Parkinson', "Parkinson's", 'Parkinson’s disease'],
  ['IL‑17A, COX‑2 and a follow‐up of moonlings.', 'IL-17A', 'COX-2', 'cox 2', 'follow-up', 'IL‑17A'],
  ['Cipro\u00adfloxacin and azi\u200bthromycin.', 'ciprofloxacin', 'azithromycin'],
  ['TNFα and τ protein.', 'TNF-α', 'TNF alpha', 'TNF-alpha', 'TNFalpha', 'tau protein', 'τ protein'],
  ['IL‑1β and Aβ42.', 'IL-1β', 'IL-1beta', 'IL-1 beta', 'Abeta42', 'Aβ42'],
  ['IFNgamma in plain letters.', 'IFNgamma', 'IFN-gamma', 'IFNγ', 'IFN-γ'],
  ['Na+/K+-ATPase of moonlings.', 'ATPase', 'Na+/K+-ATPase', '"Na K ATPase"'],
  ['Given 5mg/kg, e.g.nightly, vs.placebo.', '5mg', '5mg/kg', 'nightly', 'placebo'],
  ['Botox™ and Xarelto® “quoted” «words» ≥90.', 'Botox', 'Xarelto', 'quoted', 'words', '90'],
  ['Smørrebrød in Straße and Łódź.', 'smorrebrod', 'Strasse', 'Lodz', 'Smørrebrød'],
  ['Effect of 10–20 mg on 50 × 10⁹/L and CO₂.', '20', '10-20', 'CO2', 'CO₂', '109'],
  [
    'Randomised moonlings.',
    'randomi*',
    'randomi*[tiab]',
    'randomi*[ti]',
    '"randomi*"[tiab]',
    '(randomi* OR placeb*)[tiab]',
  ],
]

const AUTHORS: [family: string, initials: string, ...asked: string[]][] = [
  ['Nguyễn', 'TĐ', 'Nguyen TD[au]', 'Nguyễn TĐ[au]', 'nguyen[au]'],
  ['Østergaard', 'M', 'Ostergaard[au]', 'Østergaard M[au]'],
  ['O’Connor', 'M', "O'Connor M[au]", 'O’Connor[au]', 'OConnor M[au]', 'OConnor[au]', 'OConn*[au]'],
  ['D’Angelo', 'S', "D'Angelo S[au]", 'DAngelo S[au]'],
  ['King', 'ML', 'King ML Jr[au]', 'King ML[au]'],
  ['', 'Chandrahas', 'Chandrahas[au]', 'chandra*[au]', 'chandrahas'],
  ['Garcia-Lopez', 'A', 'Garcia Lopez A[au]', 'Garcia-Lopez A[au]', 'Garcia-Lop*[au]'],
]

/** Of who has no family name, the name stands in the place of the initials. */
const byline = (family: string, initials: string) =>
  family
    ? `<AuthorList><Author><LastName>${family}</LastName><Initials>${initials}</Initials></Author></AuthorList>`
    : `<AuthorList><Author><ForeName>${initials}</ForeName></Author></AuthorList>`

beforeAll(async () => {
  ada = await makePerson('Ada')
  await importFiles(
    articleSet(
      ...WRITTEN.map(([title], index) => articleXml({ pmid: 100 + index, title })),
      ...AUTHORS.map(([family, initials], index) =>
        articleXml({ pmid: 200 + index, title: 'Of people.', article: byline(family, initials) }),
      ),
      articleXml({
        pmid: 290,
        title: 'Of a group.',
        article: '<AuthorList><Author><CollectiveName>MOON-024 Investigators</CollectiveName></Author></AuthorList>',
      }),
      articleXml({ pmid: 300, title: 'Of a journal.', journal: journalXml('<Year>2019</Year>') }),
    ),
  )
})

const found = async (q: string) =>
  (await searchStudies(ada, parseSearchRequest({ q }))).rows.map(({ address }) => Number(/\d+/.exec(address)?.[0]))

test.each([
  'MOON-024 Investigators[cn]',
  '"MOON-024 Investigators"[Corporate Author]',
  'MOON-024*[au]',
  'moon 024 investigators[au]',
])('a group is found as an author by %s', async (q) => expect(await found(q)).toEqual([290]))

test.each(WRITTEN.flatMap(([title, ...asked], index) => asked.map((q) => [q, title, 100 + index] as const)))(
  '%s finds “%s”',
  async (q, _, pmid) => expect(await found(q)).toContain(pmid),
)

test.each(
  AUTHORS.flatMap(([family, initials, ...asked], index) =>
    asked.map((q) => [q, `${family} ${initials}`, 200 + index] as const),
  ),
)('%s finds %s', async (q, _, pmid) => expect(await found(q)).toEqual([pmid]))

test('the database folds a text as questions are folded', async () => {
  const sql = postgres(process.env.DATABASE_URL as string, { max: 1, onnotice: () => {} })
  // Every character of the first planes' alphabets and signs, alone and within a word.
  const characters = Array.from({ length: 0x3100 }, (_, code) => String.fromCharCode(code + 1))
  const texts = [...characters, ...characters.map((one) => `a${one}b 1${one}2`), ...WRITTEN.map(([title]) => title)]
  const rows = await sql<{ folded: string }[]>`
    select app.folded(t.text) as folded from unnest(${texts}::text[]) with ordinality t (text, place) order by place`
  const different = texts.flatMap((text, index) => {
    const folded = rows[index]?.folded
    return folded === foldText(text)
      ? []
      : [{ text, code: text.codePointAt(0)?.toString(16), folded, here: foldText(text) }]
  })
  expect(different).toEqual([])
  await sql.end()
})
