import { expect, it } from 'vitest'
import type { Role } from '@/lib/search/framing/frame-question'
import { subjectWords } from '@/lib/search/framing/subject-words'

const part = (words: string, role: Role | null, concept: string | null = words) => ({
  words,
  role,
  concept,
  required: true,
})
const tea = part('tea', 'intervention')
const milk = part('milk', 'comparator')
const hiccups = part('hiccups', 'population')
const sleep = part('sleep', 'outcome')

it('says what is done and to whom, for what, or both', () => {
  expect(subjectWords('tea for hiccups', { done: [tea], targets: [[hiccups]], isFramed: true })).toBe('tea in hiccups')
  expect(subjectWords('tea improves sleep', { done: [tea], targets: [[sleep]], isFramed: true })).toBe('tea and sleep')
  expect(
    subjectWords('does tea improve sleep in hiccups', { done: [tea], targets: [[hiccups], [sleep]], isFramed: true }),
  ).toBe('tea and sleep in hiccups')
})

it('says what is compared side by side', () => {
  expect(subjectWords('tea vs milk for hiccups', { done: [tea, milk], targets: [[hiccups]], isFramed: true })).toBe(
    'tea and milk in hiccups',
  )
})

it('says the words as they stand where nothing tells what is done', () => {
  const parts = [part('curling', null, null), part('wool', null, null), part('scab', null, null)]
  expect(
    subjectWords('curling wool scab', { done: parts.slice(0, 1), targets: [parts.slice(1)], isFramed: false }),
  ).toBe('curling wool scab')
})

it('says nothing where unknown words side by side were taken for different things', () => {
  const done = [part('early', 'intervention', null), part('late', 'comparator', null), part('cord', 'comparator', null)]
  const targets = [[hiccups], [part('clamping', 'outcome', null)]]
  expect(subjectWords('early vs late cord clamping in hiccups', { done, targets, isFramed: true })).toBeNull()
  const named = [[hiccups], [part('clamping', 'outcome')]]
  expect(subjectWords('early vs late cord clamping in hiccups', { done, targets: named, isFramed: true })).toBeNull()
})

it('says nothing where the words of one thing stand apart', () => {
  const done = [tea, part('honey', 'intervention')]
  expect(
    subjectWords('tea for hiccups that have lasted long and honey', { done, targets: [[hiccups]], isFramed: true }),
  ).toBeNull()
})

it('says nothing where whom it is for stands between two things that are done', () => {
  const done = [tea, part('honey', 'intervention')]
  expect(subjectWords('tea hiccups honey', { done, targets: [[hiccups]], isFramed: true })).toBeNull()
})

it('says nothing where only some of it is known to be whom it is for', () => {
  const done = [part('immunotherapy', 'intervention')]
  const targets = [[part('peanut', null), part('oral', null, null)]]
  expect(subjectWords('peanut oral immunotherapy', { done, targets, isFramed: true })).toBeNull()
})
