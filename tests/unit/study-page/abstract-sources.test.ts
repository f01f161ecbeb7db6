import { expect, it } from 'vitest'
import { sourcesIn } from '@/app/(portal)/studies/[key]/_parts/abstract-sources'
import type { StudySummary } from '@/db/studies/study-page'

const summary = (known: Partial<StudySummary>): StudySummary => ({
  tldr: 'One.',
  paragraph: null,
  facts: null,
  basis: 'abstract',
  maker: 'machine',
  refusal: null,
  sentences: null,
  draftedBy: 'Précis',
  originalDrafter: 'Précis',
  draftedAt: new Date(0),
  checkedBy: null,
  checkedAt: null,
  source: null,
  warnings: [],
  level: null,
  recheck: false,
  placesHold: true,
  ...known,
})
const section = { text: 'First sentence. Second sentence.' }
const first = { section: 1, start: 0, end: 15 }
const second = { section: 1, start: 16, end: 32 }

it('a sentence that two things rest on is one place, and the places stand in order', () => {
  const sentences = [
    { text: 'a', source: second },
    { text: 'b', source: first },
  ]
  expect(sourcesIn(1, section, summary({ source: second, sentences }))).toEqual([
    { id: 'source-1-0', start: 0, end: 15, tldr: false, sentences: [2] },
    { id: 'source-1-16', start: 16, end: 32, tldr: true, sentences: [1] },
  ])
})

it('other sections, spans beyond the text and spans across another are left out', () => {
  const sentences = [
    { text: 'a', source: { section: 1, start: 10, end: 20 } },
    { text: 'b', source: { section: 1, start: 16, end: 99 } },
  ]
  expect(sourcesIn(1, section, summary({ source: first, sentences }))).toHaveLength(1)
  expect(sourcesIn(0, section, summary({ source: first }))).toEqual([])
  expect(sourcesIn(0, section, null)).toEqual([])
})
