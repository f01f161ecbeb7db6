import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { ModelDrafting } from '@/app/(portal)/administration/search/_parts/model-drafting'
import type { ModelDrafting as Drafting } from '@/db/summaries/model/drafting-status'

const drafting: Drafting = {
  model: 'tiny-model-1',
  kept: 1200,
  unkept: [
    { outcome: 'refused', reason: 'beyond the abstract', studies: 7 },
    { outcome: 'given up', reason: 'late', studies: 2 },
  ],
  waiting: 31,
  callsLeft: 12,
  fault: null,
}
const shown = (known: Partial<Drafting> = {}) =>
  renderToStaticMarkup(<ModelDrafting drafting={{ ...drafting, ...known }} />)
    .replace(/<[^>]*>/g, '|')
    .replace(/\|+/g, '|')

it('says whose drafts these are, how many were kept, what was not and why, and what is left of the budget', () => {
  const text = shown()
  expect(text).toContain('|Drafts by tiny-model-1|')
  expect(text).toContain('|Kept|1,200|')
  expect(text).toContain('|Not kept: said what the abstract does not|7|')
  expect(text).toContain('|Given up: no answer in time|2|')
  expect(text).toContain('|Still to be asked about|31|')
  expect(text).toContain('|Questions left today|12|')
  expect(text).not.toContain('The last question')
})

it('says what went wrong last', () => {
  expect(shown({ fault: { at: new Date(0), words: 'status 500' } })).toContain('status 500')
})
