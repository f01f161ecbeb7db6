import { expect, it } from 'vitest'
import { levelSetIn } from '@/app/(portal)/studies/[key]/_parts/level-set'
import type { SummaryVersion } from '@/db/summaries/summary-versions'

const version = (number: number, known: Partial<SummaryVersion>): SummaryVersion => ({
  version: number,
  current: false,
  tldr: 'One.',
  paragraph: null,
  facts: null,
  level: null,
  levelReason: null,
  maker: 'person',
  draftedBy: 'Précis',
  originalDrafter: 'Précis',
  basis: 'abstract',
  draftedAt: new Date(0),
  editedBy: null,
  editedAt: null,
  restoredFrom: null,
  checkedBy: null,
  checkedAt: null,
  warnings: [],
  ...known,
})
const level = { level: 3, levelReason: 'Few stayed.' } as const
const draft = version(1, { maker: 'machine' })
const set = version(2, { ...level, editedBy: 'Eva', editedAt: new Date(2) })
const reworded = version(3, { ...level, current: true, editedBy: 'Ben', editedAt: new Date(3) })

it('a level is of whoever set it, not of who last changed a word', () => {
  expect(levelSetIn([reworded, set, draft])).toEqual({ by: 'Eva', at: new Date(2), reason: 'Few stayed.' })
})

it('another reason is another setting', () => {
  const argued = { ...reworded, levelReason: 'No controls.' }
  expect(levelSetIn([argued, set, draft])).toEqual({ by: 'Ben', at: new Date(3), reason: 'No controls.' })
})

it('the level of the design was set by nobody, even where somebody had set one before', () => {
  expect(levelSetIn([version(3, { current: true }), set, draft])).toBeNull()
  expect(levelSetIn([])).toBeNull()
})
