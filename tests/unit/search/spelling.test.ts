import { expect, it } from 'vitest'
import { americanSpelling, britishSpellings } from '@/lib/search/spelling'

it.each(
  `haemorrhage hemorrhage|ischaemia ischemia|anaemia anemia|leukaemia leukemia|leucocyte leukocyte|oedema edema|
  lymphoedema lymphedema|oesophagus esophagus|oestrogen estrogen|paediatric pediatric|orthopaedic orthopedic|
  tumour tumor|behavioural behavioral|colour color|labour labor|diarrhoea diarrhea|dyspnoea dyspnea|apnoea apnea|
  foetal fetal|aetiology etiology|gynaecology gynecology|caecum cecum|faecal fecal|coeliac celiac|sulphate sulfate|
  randomised randomized|hospitalisation hospitalization|analyse analyze|paralysed paralyzed|centre center|fibre fiber|
  litre liter|millimetre millimeter|titre titer|anaesthesia anesthesia|anaesthetised anesthetized|caesarean cesarean|
  programme program|signalling signaling|ageing aging|artefact artifact|phaeochromocytoma pheochromocytoma|
  homoeopathy homeopathy|grey gray`
    .split('|')
    .map((pair) => pair.trim().split(' ') as [string, string]),
)('%s is %s in American, and found by it', (british, american) => {
  expect(americanSpelling(british)).toBe(american)
  expect(americanSpelling(american)).toBe(american)
  expect(britishSpellings(american)).toContain(british)
  expect(britishSpellings(british)).not.toContain(british)
})

it('a word of several such stems is written either way in each', () => {
  expect(britishSpellings('anesthetized')).toEqual(['anesthetised', 'anaesthetized', 'anaesthetised'])
})

it.each(
  `angioedema gastroesophageal phytoestrogen gonorrhoeae aerobic exercise disease advise noise promise precise penises
  four hour source contour acre coenzyme phoenix analyses lysed journal paradise wise`.split(/\s+/),
)('%s is the same in both', (word) => {
  expect(americanSpelling(word)).toBe(word)
  expect(britishSpellings(word)).toEqual([])
})

it.each('systemic epidemic chemotherapy hemisphere thermometer speed suspected tremor factor anterior'.split(' '))(
  '%s only looks as if it had a British spelling',
  (word) => {
    expect(britishSpellings(word)).toEqual([])
  },
)
