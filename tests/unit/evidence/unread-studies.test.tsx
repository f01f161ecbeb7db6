import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { EvidenceTable } from '@/app/_study/evidence-table'
import { ForestView } from '@/app/_study/forest-view'
import type { StudyEvidence } from '@/db/studies/evidence-rows'
import type { Effect } from '@/lib/evidence/facts/effect'
import { studyRow } from '../../support/study-row'

const study = (id: number, known: Partial<StudyEvidence> = {}): StudyEvidence => ({
  ...studyRow({ id, address: `/studies/s${id}`, title: `Lunar cheese, study ${id}` }),
  facts: null,
  levelSet: false,
  unread: false,
  ...known,
})
const read = study(1)
const unread = study(2, { unread: true })
const effect: Effect = {
  measure: 'HR',
  value: 0.7,
  interval: { low: 0.5, high: 0.9, level: 95 },
  span: { section: 0, start: 0, end: 1 },
}
const plotted = study(3, { facts: { effects: [effect] } })

const words = (element: React.ReactElement) =>
  renderToStaticMarkup(element)
    .replace(/<[^>]*>/g, '|')
    .replace(/[|\s]+/g, ' ')
const forest = (...rows: StudyEvidence[]) =>
  words(
    <ForestView
      rows={rows}
      abstracts={new Map()}
      request={{ measure: null, outcome: null, better: null, without: [], pooled: false }}
      address={() => '/'}
    />,
  )
const table = (...rows: StudyEvidence[]) =>
  words(<EvidenceTable rows={rows} columns={['population', 'design']} order={null} address={() => '/'} />)

it('a forest plot does not say of abstracts that nothing has read yet that they state no effect', () => {
  expect(forest(unread)).toContain('No effects to plot yet 1 of 1 study is still being read.')
  expect(forest(unread)).not.toContain('state none')
  expect(forest(unread, read)).toContain('The abstracts of the others state none that could be read for sure.')
  expect(forest(read)).toContain('The abstracts of these studies state none that could be read for sure.')
  expect(forest(read)).not.toContain('still being read')
})

it('a plot of some says how many may still come', () => {
  expect(forest(plotted, unread)).toContain('1 of 2 studies is still being read')
  expect(forest(plotted, read)).not.toContain('still being read')
})

it('a table tells a study that is not read yet from one that says nothing', () => {
  expect(table(read, unread)).toContain('1 of 2 studies is still being read')
  const cells = table(read, unread).slice(table(read, unread).indexOf('Lunar cheese'))
  expect(cells.trim()).toBe(
    'Lunar cheese, study 1 – not known – not known Lunar cheese, study 2 Not read yet … not read yet – not known',
  )
  expect(table(read)).not.toMatch(/not read yet|still being read/i)
})
