import { expect, it } from 'vitest'
import { singular } from '@/lib/search/singular'

it.each(
  `patients patient|biopsies biopsy|flies fly|diseases disease|doses dose|cases case|masses mass|illnesses illness|
  viruses virus|fetuses fetus|causes cause|uses use|rashes rash|patches patch|headaches headache|complexes complex|
  potatoes potato|toes toe|nerves nerve|areas area|carcinomas carcinoma|antibiotics antibiotic|drugs drug|eyes eye|
  children child|childrens child|men man|women woman|mice mouse|teeth tooth|feet foot|lice louse|people person|
  bacteria bacterium|criteria criterion|vertebrae vertebra|nuclei nucleus|streptococci streptococcus|indices index|
  diagnoses diagnosis|stenoses stenosis|psychoses psychosis|glucoses glucose|metastases metastasis|kinases kinase|
  prostheses prosthesis|analyses analysis|crises crisis|arthritides arthritis|lymphomata lymphoma|testes testis|
  candidiases candidiasis|lenses lens`
    .split('|')
    .map((pair) => pair.trim().split(' ') as [string, string]),
)('%s are more than one %s', (plural, one) => {
  expect(singular(plural)).toBe(one)
})

it.each(
  `diabetes herpes lupus pus virus arthritis sepsis diagnosis abscess illness pancreas series species rabies feces
  ascites aids gas bias genetics pediatrics genomics pelvis uterus pneumoniae data as is`.split(/\s+/),
)('%s is one already', (word) => {
  expect(singular(word)).toBe(word)
})
