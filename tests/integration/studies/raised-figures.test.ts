import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { readListForExport } from '@/db/lists/list-contents'
import { saveToLists } from '@/db/lists/list-savings'
import { createList } from '@/db/lists/lists'
import { searchStudies } from '@/db/search/query/search-studies'
import { readCitableStudy } from '@/db/studies/citable-studies'
import { withFacts } from '@/db/studies/evidence-rows'
import { CITATION_FORMATS, CITATION_STYLES } from '@/lib/citation/citation-format'
import { cite, formatCitations } from '@/lib/citation/format'
import { evidenceCsv } from '@/lib/evidence/evidence-row'
import { EXPORT_FORMATS } from '@/lib/lists/export-format'
import { exportList } from '@/lib/lists/list-export'
import { parseSearchRequest } from '@/lib/search/search-request'
import { importFiles } from '../../support/corpus'
import { makePerson } from '../../support/people'
import { articleSet, articleXml } from '../../support/pubmed-xml'

const STUDY = articleXml({
  pmid: 77,
  title: 'Eltrombopag above 50 × 10<sup>9</sup>/L and CO<sub>2</sub>: a randomised trial.',
  types: ['Randomized Controlled Trial'],
  article: `<Abstract>
    <AbstractText Label="METHODS">We randomly assigned 120 adults to eltrombopag or placebo for 24 weeks.</AbstractText>
    <AbstractText Label="CONCLUSIONS">Eltrombopag raised platelets above 50 × 10<sup>9</sup>/L compared with placebo in adults with CO<sub>2</sub> retention.</AbstractText>
  </Abstract>`,
})

test('raised and lowered figures reach every place that shows or exports a study', async () => {
  await importFiles(articleSet(STUDY))
  const ada = await makePerson('Ada')
  const { rows } = await searchStudies(ada, parseSearchRequest({ q: 'eltrombopag' }))
  const list = await createList(ada, { key: randomUUID(), name: 'Platelets', description: '' })
  const studyId = rows[0]?.id as number
  await saveToLists(ada, { key: randomUUID(), studyId, listIds: [list.id], heldIds: [], newListName: '' })
  const study = await readCitableStudy(ada, '77')
  const exported = await readListForExport(ada, list.id)
  if (!study || !exported) throw new Error('the study is not there')

  const places = {
    title: rows[0]?.title ?? '',
    finding: rows[0]?.finding ?? '',
    table: evidenceCsv(await withFacts(ada, rows), ['finding'], ''),
    ...Object.fromEntries(CITATION_STYLES.map((style) => [style, cite(study, style)])),
    ...Object.fromEntries(CITATION_FORMATS.map((format) => [format, formatCitations([study], format)])),
    ...Object.fromEntries(EXPORT_FORMATS.map((format) => [`list as ${format}`, exportList(exported.items, format)])),
  }
  for (const [place, text] of Object.entries(places)) {
    expect(text, place).toContain('10⁹/L')
    expect(text, place).toContain('CO₂')
    // Addresses are of plain letters and figures.
    expect(text.replace(/\/studies\/[\w/-]+/g, ''), place).not.toMatch(/109|CO2/)
  }
})
