import { expect, test } from 'vitest'
import { pubmedTerm } from '@/lib/search/pubmed-term'

test.each([
  ['  baricitinib  for alopecia areata ', 'baricitinib for alopecia areata'],
  ['Does baricitinib help in alopecia areata?', 'Does baricitinib help in alopecia areata?'],
  [
    '"alopecia areata"[ti] AND (baricitinib OR tofacitinib) NOT mice',
    '"alopecia areata"[ti] AND (baricitinib OR tofacitinib) NOT mice',
  ],
  ['-mice baricitinib', 'baricitinib NOT mice'],
  ['"alopecia areata" 2019:2021[dp]', '"alopecia areata" AND 2019:2021[dp]'],
  ['"alopecia areata"[mh] OR alopec*[tiab]', '"alopecia areata"[mh] OR alopec*[tiab]'],
  ['hair NEAR/3 loss', '"hair loss"[tiab:~3]'],
  ['(hair OR scalp) NEAR/3 loss', '(hair OR scalp) AND loss'],
  ['35334197 34847354', '35334197[pmid] OR 34847354[pmid]'],
  ['', ''],
])('%j goes to PubMed as %j', (typed, sent) => {
  expect(pubmedTerm(typed)).toBe(sent)
})
