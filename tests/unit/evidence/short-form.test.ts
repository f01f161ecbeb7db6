import { describe, expect, test } from 'vitest'
import { definitionsIn } from '@/lib/evidence/abbreviations'
import { interventionOf } from '@/lib/evidence/intervention-name'
import { readAbstract } from '@/lib/evidence/reading'
import { isSound, MOST_WORDS, namesOf, type ShortForm, shortForm } from '@/lib/evidence/short-form'
import { deletions } from '@/lib/evidence/shorten'

/** The first form of the last sentence that can be a TL;DR. */
function shortened(text: string, title = 'A title'): string | undefined {
  const reading = readAbstract(title, [{ text }])
  const last = reading.texts.length - 1
  const suits = (form: ShortForm) => isSound(form, reading.texts[last] as string)
  return shortForm(reading, last, namesOf(reading), MOST_WORDS, suits)?.text
}

describe('what goes from the beginning', () => {
  test.each([
    ['In conclusion, aspirin lowers fever.', 'Aspirin lowers fever.'],
    ['Conclusions: The results of this study show that aspirin lowers fever.', 'Aspirin lowers fever.'],
    ['Moreover, we found that mTOR inhibition lowers fever.', 'mTOR inhibition lowers fever.'],
    ['Conclusion MPR-CTU lowers fever.', 'MPR-CTU lowers fever.'],
    ['CONCLUSIONS Aspirin lowers fever.', 'Aspirin lowers fever.'],
    ['Results. Aspirin lowered fever.', 'Aspirin lowered fever.'],
    ['CONCLUSIONS-Aspirin lowers fever.', 'Aspirin lowers fever.'],
    ['(5) Aspirin lowers fever.', 'Aspirin lowers fever.'],
    ['Fever fell. 4. Aspirin lowers fever.', 'Aspirin lowers fever.'],
    ['Aspirin lowered fever.(ABSTRACT TRUNCATED AT 250 WORDS)', 'Aspirin lowered fever.'],
    ["REVIEWER'S CONCLUSIONS: Aspirin lowers fever.", 'Aspirin lowers fever.'],
    [
      'This is the first double-blind randomized controlled trial to show that aspirin lowers fever.',
      'Aspirin lowers fever.',
    ],
    ['Herein, we show that aspirin lowers fever.', 'Aspirin lowers fever.'],
    ['In this randomised trial, aspirin lowered fever.', 'Aspirin lowered fever.'],
  ])('%s', (sentence, form) => {
    expect(shortened(sentence)).toBe(form)
  })
})

describe('what stays', () => {
  test.each([
    'Our results suggest that aspirin lowers fever.',
    'However, aspirin did not lower fever.',
    'Nevertheless, aspirin did not lower fever.',
    'In contrast, aspirin did not lower fever.',
    'Conversely, ice lowered fever.',
    'Results from children show no effect.',
    'It can be concluded that aspirin lowers fever.',
    'These preliminary data show that aspirin lowers fever.',
    'To our knowledge, aspirin lowers fever.',
    'We found that aspirin lowers fever and that ice does not.',
    'Our findings demonstrate that aspirin lowers fever, and imply that ice is not needed.',
    'The data show that aspirin lowers fever and thus support its use.',
    'In adults with influenza, aspirin lowered fever (not in children).',
    'Results-based care lowered fever (p = 0.02).',
    'Fever lasted 29 [24–36] hours with aspirin.',
  ])('%s', (sentence) => {
    expect(shortened(sentence)).toBe(sentence)
  })
})

const filler = Array.from({ length: 28 }, (_, index) => `word${'abcdefghijklmnopqrstuvwxyzab'[index]}`).join(' ')

describe('a sentence that is too long loses', () => {
  test('brackets with nothing but figures', () => {
    expect(
      shortened(`Aspirin lowered fever and ${filler} (mean difference 0.4 °C, 95% CI 0.2 to 0.6; p = 0.003).`),
    ).toBe(`Aspirin lowered fever and ${filler}.`)
    expect(shortened(`Aspirin lowered fever and ${filler} (p = 0.003, 95% CI 0.2 to 0.6).`)).toBe(
      `Aspirin lowered fever and ${filler}.`,
    )
  })

  test('but never half a bracket', () => {
    const less = filler.split(' ').slice(0, 22).join(' ')
    const bracket = '(relative risk [RR] = 0.59; P = 0.018 by the rank test of all sites)'
    expect(shortened(`Aspirin lowered fever and ${less} ${bracket}.`)).toBeUndefined()
  })

  test('but a bracket that says it may be chance, unless the sentence says so itself', () => {
    expect(
      shortened(`Aspirin lowered fever and ${filler} (mean difference 0.4 °C, 95% CI −0.2 to 0.6; p = 0.31).`),
    ).toBe(undefined)
    expect(shortened(`Aspirin did not lower fever or ${filler} (mean difference 0.4 °C; p = 0.31).`)).toBe(
      `Aspirin did not lower fever or ${filler}.`,
    )
  })

  test('figures after a colon, and a bracket of words that bounds nothing', () => {
    expect(shortened(`Aspirin lowered fever and ${filler}: 38.2 and 39.1 °C at 6 h, 37.5 and 38.8 °C at 12 h.`)).toBe(
      `Aspirin lowered fever and ${filler}.`,
    )
    expect(shortened(`Aspirin lowered fever (the main outcome of this trial in adults) and ${filler}.`)).toBe(
      `Aspirin lowered fever and ${filler}.`,
    )
    expect(
      shortened(`Aspirin lowered fever (but only that of the adults in this trial) and ${filler}.`),
    ).toBeUndefined()
  })

  test('what says how its authors came by it, and only then', () => {
    const lead = 'These results support and extend previous evidence that '
    const told = (words: string) => `quillwort tea ended hiccups ${words}in adults.`
    const many = 'of a day, a week, a month and a year and more by day and by night '
    expect(shortened(`${lead}${told('')}`)).toBe(`${lead}${told('')}`)
    const capital = (text: string) => `Q${text.slice(1)}`
    expect(shortened(`${lead}${told(`${many}and at dawn as well `)}`)).toBe(
      capital(told(`${many}and at dawn as well `)),
    )
  })

  test('a last clause that comments', () => {
    expect(shortened(`Aspirin lowered fever and ${filler}, supporting its use in general practice and at home.`)).toBe(
      `Aspirin lowered fever and ${filler}.`,
    )
  })

  test('but no clause that bounds it: then there is no short form', () => {
    expect(
      shortened(`Aspirin lowered fever and ${filler}, although this was not seen in any of the children.`),
    ).toBeUndefined()
    expect(shortened(`Aspirin lowered fever and ${filler}; however, this was only seen in adults.`)).toBeUndefined()
    expect(shortened(`Aspirin lowered fever and ${filler}, indicating that it may be of use here.`)).toBeUndefined()
  })
})

describe('names', () => {
  test('an abbreviation of several things stays where the sentence has one', () => {
    const methods = 'We measured blood pressures (BP) at rest.'
    expect(shortened(`${methods} In adults, BP was lower with aspirin.`)).toBe('In adults, BP was lower with aspirin.')
  })

  test('an abbreviation that the sentence does not explain is spelt out', () => {
    expect(shortened('We studied total knee arthroplasty (TKA). TKA lowers pain.')).toBe(
      'Total knee arthroplasty lowers pain.',
    )
  })

  test('and explained where it comes again', () => {
    expect(shortened('We gave salmon oil (SO). Pain fell with SO, as did fever with SO.')).toBe(
      'Pain fell with salmon oil (SO), as did fever with SO.',
    )
  })

  test.each([
    ['its last word follows', 'We studied atrial natriuretic peptide infusion (ANPI). Pain fell with ANPI infusions.'],
    ['it is part of a word', 'We studied aspirin (ASP) here. Pain fell in ASP-treated rats.'],
    ['it is better known than its words', 'We studied human immunodeficiency virus (HIV). Few had HIV.'],
    [
      'what it stands for has a number that the sentence lacks',
      'We gave dose 25 mg aspirin (D25MGA). Pain fell with D25MGA.',
    ],
  ])('but not where %s', (_, text) => {
    expect(shortened(text)).toBe(text.slice(text.indexOf('. ') + 2))
  })

  test('"this drug" and "the intervention group" get the name in the title', () => {
    const title = 'Effect of walking poles on knee pain: a trial'
    expect(shortened('We gave walking poles to all. This intervention relieved pain.', title)).toBe(
      'Walking poles relieved pain.',
    )
    expect(shortened('We gave walking poles. Pain fell in the intervention group.', title)).toBe(
      'Pain fell in the walking poles group.',
    )
    expect(shortened('We gave walking poles. The treatment of pain is hard.', title)).toBe(
      'The treatment of pain is hard.',
    )
  })
})

describe('definitions', () => {
  test.each([
    ['perforated peptic ulcer (PPU)', 'perforated peptic ulcer'],
    ['with electroacupuncture (EA)', 'electroacupuncture'],
    ['use of proton pump inhibitors (PPIs)', 'proton pump inhibitors'],
    ['the risk of bias (RoB; version 2)', 'risk of bias'],
  ])('%s', (text, long) => {
    const [found] = definitionsIn(text)
    expect(found?.long).toBe(long)
    expect(text.slice(found?.start, found?.end)).toBe(long)
  })

  test.each(['in patients (n = 30)', 'as before (see below)', 'it fell (ABC)', 'with bone. Loss (BL)'])(
    'none in "%s"',
    (text) => {
      expect(definitionsIn(text)).toEqual([])
    },
  )
})

describe('what is tried', () => {
  test.each([
    ['Effects of Garlic Tablets on infections: a trial', 'we gave garlic tablets', 'garlic tablets'],
    ['Efficacy and safety of tiotropium in COPD', 'with tiotropium', 'tiotropium'],
    ['Treatment of osteoarthritis with a copper bracelet', 'a copper bracelet', 'copper bracelet'],
    ['Yoga improves sleep', 'with yoga', 'yoga'],
    ['The effect of a mobile app on adherence', 'a mobile app', 'the mobile app'],
  ])('%s', (title, abstract, name) => {
    expect(interventionOf(title, abstract)?.name).toBe(name)
  })

  test.each([
    ['Effect of aspirin and ibuprofen on fever', 'aspirin and ibuprofen'],
    ['Aspirin versus ibuprofen for fever', 'aspirin versus ibuprofen'],
    ['Risk factors for fever in children', 'risk factors'],
    ['Effect of aspirin on fever', 'ibuprofen alone'],
    ['', ''],
  ])('is not plain in "%s"', (title, abstract) => {
    expect(interventionOf(title, abstract)).toBeNull()
  })
})

test('a unit keeps its sign at the beginning of what is left', () => {
  expect(deletions('Conclusions: µg of it sufficed.', [{ start: 0, end: 13 }]).map(({ why }) => why)).toEqual([
    'shortened',
  ])
  expect(deletions('Conclusions: all of it sufficed.', [{ start: 0, end: 13 }]).at(-1)).toMatchObject({ put: 'A' })
})

describe('what an abbreviation is short for is a name that fits where it stands', () => {
  test.each([
    ['Oxytocin is given for preventing postpartum haemorrhage (PPH).', 'PPH', 'postpartum haemorrhage'],
    ['A drug used in reducing blood pressure (BP).', 'BP', 'blood pressure'],
    ['They had magnetic resonance imaging (MRIX).', 'MRIX', undefined],
    ['Bleeding on probing (BOP) was measured.', 'BOP', 'Bleeding on probing'],
    ['Patients with the metabolic syndrome (MS).', 'MS', 'metabolic syndrome'],
  ])('%s', (text, short, long) => {
    expect(definitionsIn(text).find((each) => each.short === short)?.long).toBe(long)
  })

  test('so that the sentence reads well with it', () => {
    const text =
      'Tranexamic acid is used for preventing postpartum haemorrhage (PPH) after birth. Tranexamic acid reduces the rate of PPH.'
    expect(shortened(text)).toBe('Tranexamic acid reduces the rate of postpartum haemorrhage.')
  })
})
