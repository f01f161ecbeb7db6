import { expect, test } from 'vitest'
import { europePmcTerm } from '@/lib/search/europe-pmc-term'

test.each([
  ['  baricitinib  for alopecia areata ', 'baricitinib for alopecia areata'],
  ['Does baricitinib help in lupus (SLE)?', 'Does baricitinib help in lupus SLE'],
  [
    '"alopecia areata"[ti] AND (baricitinib OR tofacitinib) NOT mice',
    'TITLE:"alopecia areata" AND (baricitinib OR tofacitinib) NOT mice',
  ],
  ['-mice baricitinib', 'baricitinib NOT mice'],
  ['"alopecia areata" 2019:2021[dp]', '"alopecia areata" AND FIRST_PDATE:[2019-01-01 TO 2021-12-31]'],
  ['"alopecia areata"[mh] OR alopec*[tiab]', 'KW:"alopecia areata" OR TITLE_ABS:alopec*'],
  ['(hair OR scalp) NEAR/3 loss', '(hair OR scalp) AND loss'],
  ['35334197 34847354', '(EXT_ID:35334197 AND SRC:MED) OR (EXT_ID:34847354 AND SRC:MED)'],
  ['smith j[au] AND lancet[ta]', 'AUTH:"smith j" AND JOURNAL:"lancet"'],
])('%j goes to Europe PMC as %j', (typed, sent) => {
  expect(europePmcTerm(typed)).toBe(`(${sent}) AND (SRC:MED OR SRC:PPR)`)
})

test('of nothing there is nothing to send', () => {
  for (const typed of ['', '  ', '?!']) expect(europePmcTerm(typed)).toBe('')
})
