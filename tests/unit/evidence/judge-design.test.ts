import { describe, expect, test } from 'vitest'
import type { Design } from '@/lib/evidence/design'
import { judgeDesign } from '@/lib/evidence/judge-design'
import type { FoundWords, JudgedRecord } from '@/lib/evidence/study-text'

const record = (title: string, text = '', given: Partial<JudgedRecord> = {}): JudgedRecord => ({
  publicationTypes: [],
  title: { text: title },
  abstract: text ? [{ text }] : [],
  ...given,
})
const headings = (...names: string[]) => ({ meshHeadings: names.map((descriptor) => ({ descriptor })) })

function words(of: JudgedRecord, found: FoundWords): string {
  if (found.where === 'title') return of.title.text.slice(found.start, found.end)
  if (found.where === 'abstract') return of.abstract[found.section]?.text.slice(found.start, found.end) ?? ''
  return found.text
}

describe('publication types', () => {
  test('settle the design before any word of the text, and are named as what decided', () => {
    const { design, level, words } = judgeDesign(
      record('Aspirin: a case report', '', { publicationTypes: ['Journal Article', 'Randomized Controlled Trial'] }),
    )
    expect({ design, level, words }).toEqual({
      design: 'randomised trial',
      level: 2,
      words: [{ where: 'publication type', text: 'Randomized Controlled Trial' }],
    })
  })

  test.each<[string, string, Design]>([
    ['Clinical Trial', 'Patients were randomly assigned to aspirin or placebo.', 'randomised trial'],
    ['Clinical Trial', 'Patients received aspirin for a week.', 'clinical trial'],
    ['Review', 'We searched MEDLINE and Embase. Ten trials of aspirin in adults were included.', 'systematic review'],
    ['Review', 'Aspirin has many uses.', 'narrative review'],
    ['Case Reports', 'We report nine patients with a rash after aspirin.', 'case series'],
    ['Comparative Study', 'Patients were retrospectively reviewed.', 'cohort'],
    ['Observational Study', 'This cross-sectional survey of adults took place in May.', 'cross-sectional'],
  ])('that say no more than %s leave it to the text', (type, text, design) => {
    expect(judgeDesign(record('Aspirin', text, { publicationTypes: ['Journal Article', type] })).design).toBe(design)
  })

  test('of trials in animals are no randomised trial for people', () => {
    const { design, level } = judgeDesign(
      record('Aspirin in mares', '', { publicationTypes: ['Randomized Controlled Trial, Veterinary'] }),
    )
    expect({ design, level }).toEqual({ design: 'animal or laboratory', level: 5 })
  })
})

describe('the text', () => {
  test.each<[string, string, Design | null]>([
    ['Aspirin after stroke: a double-blind study', '', 'randomised trial'],
    ['A non-randomised controlled trial of aspirin', 'Patients chose their treatment.', 'clinical trial'],
    ['Aspirin and stroke', 'Larger randomised controlled trials in patients are needed.', null],
    ['Aspirin and stroke: a Mendelian randomisation study', 'Data on 300 patients were used.', null],
    ['Quality of randomised trials of aspirin: a systematic review', '', 'systematic review'],
    ['How to read a systematic review', 'We searched for readers.', null],
    ['Aspirin in pregnancy: clinical practice guideline', '', 'guideline'],
    ['Adherence to guidelines for aspirin', 'Patients were interviewed.', null],
    ['Aspirin: rationale and design of the ASP trial', '', 'protocol'],
    ['Design and rationale of the trial of aspirin', '', 'protocol'],
    ['Reply to Smith et al', '', 'editorial'],
    ['Response to aspirin in children', '', null],
    ['Aspirin and asthma: a case-control study', '', 'case-control'],
    ['Aspirin overdose in a 3-year-old boy', '', 'case report'],
    ['Aspirin overdose', 'Patients were matched. Of 60 patients a 3-year-old boy died (P = 0.2).', null],
    ['Aspirin: a narrative review', '', 'narrative review'],
    ['Aspirin', 'In this review we discuss how aspirin came to be used.', 'narrative review'],
  ])('%s | %s', (title, text, design) => {
    expect(judgeDesign(record(title, text)).design).toBe(design)
  })

  test('a trial that is told in random order of treatments is randomised', () => {
    expect(judgeDesign(record('Caffeine', 'Ten men drank coffee and tea in random order.')).design).toBe(
      'randomised trial',
    )
  })

  test('what decided is cut from the text as it is stored', () => {
    const trial = record('Aspirin', 'We did a trial. In all, 90 women were randomly assigned to aspirin or placebo.')
    const { words: found } = judgeDesign(trial)
    expect(found.map((span) => words(trial, span))).toEqual(['randomly assigned'])
  })
})

describe('MeSH headings', () => {
  test('say who was studied before the text does', () => {
    expect(judgeDesign(record('Aspirin in mice', '', headings('Humans', 'Animals')))).toMatchObject({
      human: true,
      humanWords: { where: 'heading', text: 'Humans' },
    })
    expect(judgeDesign(record('Aspirin', 'Patients are to gain from it.', headings('Animals', 'Dogs'))).human).toBe(
      false,
    )
  })

  test('tell a report of one patient without an abstract from other papers without one', () => {
    const one = judgeDesign(record('Aspirin and the inner ear', '', headings('Humans', 'Female', 'Middle Aged')))
    const many = judgeDesign(record('Aspirin and the inner ear', '', headings('Humans', 'Female', 'Male', 'Adult')))
    expect([one.design, many.design]).toEqual(['case report', null])
  })

  test('name a blinded trial whose text does not', () => {
    expect(
      judgeDesign(record('Aspirin in women', 'Women took it.', headings('Humans', 'Double-Blind Method'))),
    ).toMatchObject({
      design: 'randomised trial',
      words: [{ where: 'heading', text: 'Double-blind method' }],
    })
  })
})

test('neither people nor animals named is not known, not guessed', () => {
  expect(judgeDesign(record('The colour of tablets'))).toMatchObject({
    design: null,
    level: null,
    words: [],
    human: null,
  })
})
