import { expect, test } from 'vitest'
import type { Design } from '@/lib/evidence/design'
import { draftSummary } from '@/lib/evidence/draft'

const METHODS = 'A randomised trial of 120 adults with hiccups was done, of quillwort tea or water.'

/** The sentences of the paragraph of a made-up trial; none where it has no paragraph. */
function paragraphOf(results: string, { methods = METHODS, design = null as Design | null, conclusions = '' } = {}) {
  const { paragraph } = draftSummary({
    title: 'Quillwort tea for hiccups',
    abstract: [
      { label: 'Objectives', text: 'The aim was to test quillwort tea for hiccups.' },
      { label: 'Methods', text: methods },
      { label: 'Results', text: results },
      { label: 'Conclusions', text: conclusions || 'Quillwort tea reduced pain and hiccups at night in adults.' },
    ],
    design,
  })
  return 'none' in paragraph ? [] : paragraph.sentences.map(({ text }) => text)
}

const MAIN = 'Pain and hiccups at night were less with quillwort tea (p = 0.02).'

test('a result is shown with the other half of it', () => {
  const half = 'However, hiccups by day were more with quillwort tea than with water (p = 0.01).'
  expect(paragraphOf(`${MAIN} ${half} Sleep was 40% and 41%.`)).toEqual(expect.arrayContaining([MAIN, half]))
})

test.each([
  ['who they were', 'The mean age of the adults was 33.3 ± 6.3 years with tea and 33.5 ± 5.8 years with water.'],
  ['how it was reckoned', 'A comparison of hiccups and pain in 120 adults was done using a paired t-test (p < 0.05).'],
  ['a number of a register', 'Clinicaltrials.gov: NCT01608802.'],
  ['that they were alike before', 'All the baseline measurements were comparable in 120 adults with hiccups at night.'],
  ['what points at one of some', 'One of them had 68% fewer hiccups at night with tea.'],
  ['what goes on with something else', 'In particular, 68% and 50% had fewer hiccups at night with tea.'],
  ['that something differed', 'There was a significant difference between the groups in hiccups at night (p = 0.03).'],
])('%s is no result', (_, sentence) => {
  const shown = paragraphOf(`${sentence} ${MAIN} Sleep of adults was 40% and 41%.`)
  expect(shown).toContain(MAIN)
  expect(shown).not.toContain(sentence)
})

test('a number of a register is no method, and what a paper discusses no conclusion', () => {
  const found = `${MAIN} Hiccups by day were 12% and 14% (p = 0.4).`
  const shown = paragraphOf(found, {
    methods: 'NCT01608802.',
    conclusions: 'The implications of these data are discussed. Quillwort tea reduced hiccups at night.',
  })
  expect(shown).toContain('Quillwort tea reduced hiccups at night.')
  expect(shown.join(' ')).not.toMatch(/NCT|discussed/)
})

test('a protocol has none: what it tells of others would read as what it found', () => {
  const results = `${MAIN} Hiccups by day were 12% and 14% (p = 0.4).`
  expect(paragraphOf(results)).not.toEqual([])
  expect(paragraphOf(results, { design: 'protocol' })).toEqual([])
})
