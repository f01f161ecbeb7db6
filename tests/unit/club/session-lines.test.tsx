import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { SessionLines } from '@/app/(portal)/clubs/_parts/session-lines'
import type { SessionLine } from '@/db/club/read-session'

const line: SessionLine = {
  id: 'one',
  groupId: 'ward',
  group: 'Ward 3',
  groupSlug: 'ward-3',
  groupRole: 'member',
  title: 'Tea',
  question: '',
  startsAt: '2026-12-12 12:30:00',
  zone: 'Europe/London',
  voteBy: null,
  place: 'Library',
  state: 'proposing',
}
const wordsOf = (session: SessionLine) =>
  renderToStaticMarkup(<SessionLines sessions={[session]} label="Sessions" />)
    .replace(/<[^>]+>/g, '|')
    .replace(/\|+/g, '|')

test('a list of sessions says by the clocks of which city each begins', () => {
  expect(wordsOf(line)).toContain('|Sat, 12 Dec 2026, 12:30, London|Library|')
  expect(wordsOf({ ...line, zone: 'America/New_York' })).toContain('|Sat, 12 Dec 2026, 12:30, New York|Library|')
  expect(wordsOf({ ...line, startsAt: null })).not.toContain('London')
})
