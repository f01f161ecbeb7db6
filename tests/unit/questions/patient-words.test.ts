import { expect, test } from 'vitest'
import { patientWords } from '@/lib/questions/patient-words'

test.each([
  'what to do for John Smith, 54, with atrial fibrillation',
  'Mrs Miller has a rash',
  'born 12.03.1954, dementia',
  'DOB 3/4/61 and gout',
  'patient of 04.03.1961',
  '1961-03-04 fall',
  'case 12345678',
  'NHS 943 476 5919',
])('“%s” looks as if it named a patient', (text) => {
  expect(patientWords(text)).toContain('No patient data here')
})

test.each([
  'zinc for the common cold in adults',
  'Parkinson disease in 2020 and 2021',
  'aspirin 100 mg v clopidogrel 75 mg',
  'Framingham Heart 2018',
  'DAPA-HF 4744 patients',
  'vitamin D in people aged 70 and over',
  '',
])('“%s” does not', (text) => {
  expect(patientWords(text)).toBeNull()
})
