import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { StudyNotices } from '@/app/(portal)/studies/[key]/_parts/study-notices'
import type { Notice } from '@/db/studies/study-links'
import type { StudyPage } from '@/db/studies/study-page'

type Known = { publicationTypes?: string[]; retractedAt?: Date }
const words = (known: Known, ...notices: Partial<Notice>[]) => {
  const study = { publicationTypes: [], retractedAt: null, withdrawnAt: null, ...known } as unknown as StudyPage
  const whole = notices.map((notice) => ({ raw: null, pmid: null, note: null, study: null, ...notice }) as Notice)
  return renderToStaticMarkup(<StudyNotices study={study} notices={whole} />)
}
const RETRACTED = { retractedAt: new Date('2026-01-01') }

test('a retraction says whether its record names the notice', () => {
  expect(words(RETRACTED)).toContain('The record does not name the notice.')
  const named = words(RETRACTED, { kind: 'retraction-in', raw: 'J Test. 2020;1:1', pmid: 7 })
  expect(named).not.toContain('does not name')
  expect(named.match(/Its finding no longer counts/g)).toHaveLength(1)
})

test('what was retracted and republished has two notices, and leads to the new article', () => {
  const said = words(RETRACTED, {
    kind: 'republished-in',
    note: 'Retracted and republished',
    raw: 'J Test. 2020;2:2',
    pmid: 91000056,
  })
  expect(said).toContain('<b class="font-semibold">Retracted</b>')
  expect(said).toContain('<b class="font-semibold">Retracted and republished</b>')
  expect(said).toContain('href="https://pubmed.ncbi.nlm.nih.gov/91000056/"')
  expect(said).not.toContain('does not name')
})

test('a preprint says that nobody has reviewed it, and where its article is', () => {
  expect(words({})).toBe('')
  expect(words({ publicationTypes: ['Preprint'] })).toContain('Not peer reviewed')
  expect(words({ publicationTypes: ['Preprint'] }, { kind: 'update-in', pmid: 8 })).toContain('Published as an article')
  expect(words({}, { kind: 'update-in', pmid: 8 })).toContain('Replaced by a newer version')
})
