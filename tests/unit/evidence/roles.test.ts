import { describe, expect, test } from 'vitest'
import { BUCKETS, featuresOf, MOST_SENTENCES } from '@/lib/evidence/role-features'
import { bestPath, roleBits } from '@/lib/evidence/role-model'
import { nictaExamples, trainRoles } from '@/lib/evidence/role-training'
import { readRoleModel, roleModel, storedRoleModel } from '@/lib/evidence/role-weights'
import { rolesOf } from '@/lib/evidence/roles'
import { sentencesOf } from '@/lib/evidence/sentences'
import type { AbstractSection } from '@/lib/studies/citable-text'

const roles = (...abstract: AbstractSection[]) => rolesOf(abstract, sentencesOf(abstract))

describe("the author's labels decide", () => {
  const text = 'Mortality fell by a third. It did so in both groups.'

  test.each([
    ['BACKGROUND', 'background'],
    ['Aims', 'objective'],
    ['Purpose of the study', 'objective'],
    ['Patients and methods', 'methods'],
    ['DESIGN, SETTING, AND PARTICIPANTS', 'methods'],
    ['MAIN OUTCOME MEASURES', 'methods'],
    ['Measurements and main results', 'results'],
    ['FINDINGS', 'results'],
    ['CONCLUSIONS AND RELEVANCE', 'conclusions'],
    ['INTERPRETATION', 'conclusions'],
  ])('%s', (label, role) => {
    expect(roles({ label, text })).toEqual([role, role])
  })

  test("NLM's category where the label says nothing", () => {
    expect(roles({ label: 'What we saw', category: 'RESULTS', text })).toEqual(['results', 'results'])
  })

  test('but one that says two things leaves the choice between these', () => {
    const both = 'We randomised 120 adults to aspirin or placebo. Mortality was lower with aspirin (4% v 8%, p = 0.02).'
    expect(roles({ label: 'Methods and results', text: both })).toEqual(['methods', 'results'])
  })

  test('but "Summary" over all of it says nothing', () => {
    const whole =
      'Hiccups are common. We randomised 120 adults to tea or water. Hiccups were fewer with tea (4% v 8%, p = 0.02). We conclude that tea helps.'
    expect(roles({ label: 'Summary', text: whole })).toEqual(roles({ text: whole }))
    expect(new Set(roles({ label: 'Summary', text: whole })).size).toBeGreaterThan(1)
  })

  test('and those written into the text count, where there are several', () => {
    const text =
      'CONTEXT: Mortality is high. It rises. RESULTS: We saw 30 adults. CONCLUSIONS: Aspirin was given to all.'
    expect(roles({ text })).toEqual(['background', 'background', 'results', 'conclusions'])
  })
})

test('without labels every sentence gets the role it has in the story', () => {
  const text = `Delirium is common after surgery and its prevention remains difficult. The aim of this study was to assess
    whether melatonin prevents delirium. Patients were randomly assigned to melatonin or placebo. The primary outcome was
    assessed daily by trained nurses. Delirium occurred in 12% of patients given melatonin and in 13% given placebo
    (p = 0.71). Melatonin did not prevent delirium after surgery and should not be used for this purpose.`
  expect(roles({ text })).toEqual(['background', 'objective', 'methods', 'methods', 'results', 'conclusions'])
})

test('an abstract longer than the model reads still has a role for every sentence', () => {
  const text = 'Mortality fell. '.repeat(MOST_SENTENCES + 50)
  expect(roles({ text })).toHaveLength(MOST_SENTENCES + 50)
  expect(roles()).toEqual([])
})

test('the best path keeps to the roles that are allowed', () => {
  const features = featuresOf(['Mortality fell.', 'Patients were randomised.', 'Mortality fell.'])
  const allowed = [roleBits('results'), roleBits('background'), roleBits('methods', 'conclusions')]
  const [first, second, third] = bestPath(roleModel(), features, { allowed })
  expect([first, second]).toEqual([2, 0])
  expect([1, 3]).toContain(third)
})

test('a feature counts once a sentence, and every bucket is one of the table', () => {
  const [once, again] = [featuresOf(['fell'])[0], featuresOf(['fell fell fell'])[0]]
  expect(new Set(again).size).toBe(again?.length)
  expect(once?.every((bucket) => bucket >= 0 && bucket < BUCKETS)).toBe(true)
})

describe('training', () => {
  const examples = [
    { sentences: ['Pain is common.', 'We gave aspirin.', 'Pain fell.', 'Aspirin helps.'], allowed: [1, 2, 4, 8] },
    { sentences: ['Cough is common.', 'We gave honey.', 'Cough fell.', 'Honey helps.'], allowed: [1, 2, 12, 12] },
  ]

  test('learns what it is shown, and what is left open from the rest', () => {
    const path = bestPath(
      trainRoles(examples),
      featuresOf(['Itch is common.', 'We gave a cream.', 'Itch fell.', 'It helps.']),
    )
    expect(path).toEqual([0, 1, 2, 3])
  })

  test('gives the same file to the byte, and the file gives the model back', () => {
    const stored = storedRoleModel(trainRoles(examples), { how: 'a test' })
    expect(storedRoleModel(trainRoles(examples), { how: 'a test' })).toBe(stored)
    const model = readRoleModel(JSON.parse(stored))
    expect(storedRoleModel(model, { how: 'a test' })).toBe(stored)
    expect(JSON.parse(stored).about).toEqual({ how: 'a test', buckets: BUCKETS })
  })

  test('refuses weights of another size', () => {
    expect(() => readRoleModel({ about: {}, transitions: [], weights: 'AAAA' })).toThrow('not those of this version')
  })

  test('takes the sentences of NICTA as written text, and its outcomes as results or conclusions', () => {
    const text =
      '###1\nbackground\tPain ( of any kind ) is common .\noutcome\tIt fell .\nother\tWe thank all .\n\n###2\nother\tShort .\n'
    expect(nictaExamples(text)).toEqual([
      { sentences: ['Pain (of any kind) is common.', 'It fell.', 'We thank all.'], allowed: [1, 12, 15] },
    ])
  })
})
