import { expect, it } from 'vitest'
import { greekForms } from '@/lib/search/greek-forms'

it.each([
  ['IL-1beta', ['il 1 beta', 'il 1beta']],
  ['IL-1β', ['il 1 beta', 'il 1beta']],
  ['IL‑1β', ['il 1 beta', 'il 1beta']],
  ['TNFalpha', ['tnf alpha']],
  ['TNFα', ['tnf alpha', 'tnfalpha']],
  ['TNF-alpha', ['tnf alpha', 'tnfalpha']],
  ['IFNγ', ['ifn gamma', 'ifngamma']],
  ['Abeta42', ['a beta 42']],
  ['Aβ42', ['a beta 42', 'abeta42']],
  ['NF-kappa', ['nf kappa', 'nfkappa']],
  ['PPARδ', ['ppar delta', 'ppardelta']],
])('%s is also written %j', (word, forms) => {
  expect(greekForms(word)).toEqual(forms)
})

it.each(['beta', 'β', 'beta-blocker', 'microbiota', 'stigma', 'asthma', 'delta-9', '', '-', '25'])(
  '%s is written so',
  (word) => {
    expect(greekForms(word)).toEqual([])
  },
)
