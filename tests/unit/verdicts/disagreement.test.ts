import { expect, test } from 'vitest'
import { disagreementWords } from '@/lib/verdicts/disagreement'
import type { Stance, VerdictState } from '@/lib/verdicts/verdict'

const of = (group: string, stance: Stance, appliesTo = '', state: VerdictState = 'in-force') => ({
  group,
  groupId: group,
  stance,
  appliesTo,
  state,
})

test('groups differ where they say something else for the same place', () => {
  expect(disagreementWords([of('Skin', 'consider'), of('Joints', 'do-not-change')])).toBe(
    'Skin: consider; Joints: do not change',
  )
  expect(
    disagreementWords([of('Skin', 'consider', 'Adults'), of('Joints', 'avoid', 'adults'), of('Eyes', 'avoid')]),
  ).toBe('Skin (Adults): consider; Joints (adults): avoid')
})

test('no groups differ where they agree, speak of other places, or one of them does not stand by it', () => {
  expect(disagreementWords([of('Skin', 'avoid'), of('Joints', 'avoid')])).toBeNull()
  expect(disagreementWords([of('Skin', 'avoid', 'adults'), of('Joints', 'adopt', 'children')])).toBeNull()
  expect(disagreementWords([of('Skin', 'avoid'), of('Joints', 'adopt', '', 'draft')])).toBeNull()
  expect(disagreementWords([of('Skin', 'avoid', 'adults'), of('Skin', 'adopt', 'children')])).toBeNull()
})
