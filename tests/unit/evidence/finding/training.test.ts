import { expect, test } from 'vitest'
import { fitCurve, onCurve } from '@/lib/evidence/finding/certainty'
import { shownOf } from '@/lib/evidence/finding/features'
import { findingModel, readFindingModel, storedFindingModel } from '@/lib/evidence/finding/finding-model'
import { heldFigures, type LearnedStudy, trainFindings } from '@/lib/evidence/finding/finding-training'
import { chancesOf, flatten } from '@/lib/evidence/finding/trees'
import { readAbstract } from '@/lib/evidence/reading'
import { namesOf } from '@/lib/evidence/short-form'

const HERBS = 'sage mint basil dill fennel lovage borage sorrel tansy yarrow hyssop chervil arnica comfrey'.split(' ')
const ILLS = 'cough fever nausea insomnia itching headache'.split(' ')
const MAIN = 0
const OTHER = 2

const studies: LearnedStudy[] = HERBS.flatMap((herb, one) =>
  ILLS.map((ill, other) => {
    const title = `${herb} for ${ill}`
    const reading = readAbstract(title, [
      { label: 'Methods', text: `Adults with ${ill} were randomised to ${herb} or placebo.` },
      { label: 'Results', text: `Forty adults with ${ill} were enrolled. The mean age was 40 years at baseline.` },
      {
        label: 'Conclusions',
        text: `${herb} reduced ${ill} more than placebo. Further studies of ${herb} are needed.`,
      },
    ])
    const kinds = reading.texts.map((text) => (text.includes('more than placebo') ? MAIN : OTHER))
    return { group: one * ILLS.length + other, set: 'herbs', reading, names: namesOf(reading), kinds, hasResult: true }
  }),
)
const rule = () => ({ trial: 0.3, other: 0.3, results: 0.3 })
const options = { rounds: 12, rate: 0.2 }

test('finds among sentences that it has not seen what it was shown in others, and is sure of it', () => {
  const { held } = trainFindings(studies, rule, options)
  expect(heldFigures(held, rule())).toMatchObject({ studies: studies.length, claimed: 1, main: 1, misleading: 0 })
  for (const { claim } of held) expect(claim?.certainty.main).toBeGreaterThan(0.8)
})

test('gives the same file to the byte, and the file gives the model back', () => {
  const [one, other] = [0, 1].map(() => trainFindings(studies, rule, options).model)
  if (!one || !other) throw new Error('no model')
  const file = storedFindingModel(one, { how: 'test' })
  expect(storedFindingModel(other, { how: 'test' })).toBe(file)
  const read = readFindingModel(JSON.parse(file))
  const { shown } = shownOf(studies[0]?.reading ?? readAbstract('', []))
  expect(chancesOf(flatten(read.trees), shown)).toEqual(chancesOf(flatten(one.trees), shown))
  expect(read).toMatchObject({ curves: one.curves, least: one.least, features: one.features })
})

test('the model that comes with the portal is of the features that are read today', () => {
  expect(findingModel().features).toEqual(shownOf(studies[0]?.reading ?? readAbstract('', [])).names)
})

test('a curve says as much as came true', () => {
  const examples = Array.from({ length: 400 }, (_, at) => ({
    shown: [1, at % 2 === 0 ? 2 : -2, 0, 1, 0, 0],
    is: at % 2 === 0 ? at % 10 !== 0 : at % 10 === 1,
  }))
  const curve = fitCurve(examples)
  expect(onCurve(curve, [1, 2, 0, 1, 0, 0])).toBeCloseTo(0.8, 1)
  expect(onCurve(curve, [1, -2, 0, 1, 0, 0])).toBeCloseTo(0.2, 1)
})
