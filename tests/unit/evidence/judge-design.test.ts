import { describe, expect, test } from 'vitest'
import type { Design } from '@/lib/evidence/design'
import { judgeDesign } from '@/lib/evidence/judge/judge-design'
import type { FoundWords, JudgedRecord } from '@/lib/evidence/judge/study-text'

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
    [
      'Case Reports',
      'Adults with a rash took part. 323 patients were randomized to aspirin and 103 patients to placebo.',
      'randomised trial',
    ],
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
    ['Age and aspirin: a secondary analysis of a randomised trial', '', null],
    ['Analysis of randomised trials in five journals', 'Reports were counted.', null],
    ['How to read a systematic review', 'We searched for readers.', null],
    ['Aspirin in pregnancy: clinical practice guideline', '', 'guideline'],
    ['Adherence to guidelines for aspirin', 'Patients were interviewed.', null],
    ['Aspirin in pregnancy: are current treatment guidelines adequate?', 'Patients were interviewed.', null],
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

describe('lots that were drawn', () => {
  test.each([
    'Ninety patients were divided into two groups of tea and coffee drinkers, randomly.',
    'Ninety patients were divided in two groups by means of randomisation tables.',
    'Ninety patients received randomly, and double blindly, aspirin 1 g or dipyrone 1 g.',
    'In a randomized-controlled crossover study ninety patients took aspirin.',
    'Ninety patients received aspirin (100 mg daily) or placebo for six weeks.',
    'Ninety patients drank coffee with milk, tea or placebo.',
    'Ninety patients cycled and walked in a randomised, counter-balanced order.',
    'Patients despite the maximal recommended or tolerated dose of aspirin were randomised 1:1 to rest or exercise.',
    'Women were given either placebo (n = 20), aspirin or dipyrone before birth.',
    'A larger randomised trial is needed. Ninety patients were randomly assigned to aspirin or rest.',
  ])('make a trial randomised: %s', (text) => {
    expect(judgeDesign(record('Aspirin and headache in patients', text)).design).toBe('randomised trial')
  })

  test.each([
    'Of the patients a randomly selected group was asked about headache.',
    'The effect in patients has not been formally evaluated in a randomised trial.',
    'Ninety patients took aspirin. A double-blind randomised controlled trial is needed to confirm this.',
    'Ninety patients took aspirin, motivating studies with more ages as well as a randomised design.',
    'Aspirin went with less headache in patients, but proof will require a randomised prevention or treatment trial.',
    'Headache was milder in patients with aspirin than with dipyrone and placebo.',
  ])('for something else, or yet to be drawn, do not: %s', (text) => {
    expect(judgeDesign(record('Aspirin and headache in patients', text)).design).not.toBe('randomised trial')
  })
})

describe('systematic reviews as a subject', () => {
  test.each([
    'Is there a place for students in the systematic review process?',
    'Searching in systematic reviews: what guidance says',
  ])('are none: %s', (title) => {
    const text = 'It involves a systematic search for studies in MEDLINE and Embase. Nine documents were included.'
    expect(judgeDesign(record(title, text)).design).not.toBe('systematic review')
  })

  test('a narrative review of trials is no systematic one', () => {
    expect(judgeDesign(record('Aspirin in adults: a narrative review of controlled trials')).design).toBe(
      'narrative review',
    )
  })
})

describe('an abstract that gives an account of its subject', () => {
  const account =
    'Headache is common in patients of all ages. It may be a symptom of disease, and the diagnosis can be hard. ' +
    'Treatment is with aspirin, which should be taken early. In a large randomised, placebo-controlled trial aspirin ' +
    'was better than rest. Other therapies are less well tolerated, and their place in clinical care remains unclear.'

  test('and of no work of its own is a review, shown by its opening', () => {
    const review = record('Headache', account)
    const { design, words: found } = judgeDesign(review)
    expect(design).toBe('narrative review')
    expect(found.map((span) => words(review, span))).toEqual(['Headache is common in patients of all ages.'])
  })

  test.each([
    ['counts its patients', 'At one clinic 40 patients were seen.', 'a'],
    ['names its own kind', 'This prospective, randomised, double-blind study compared both.', 'a'],
    ['says whom it studied', 'Forty adults with headache were studied in Rome.', 'a'],
    ['has labels', '', 'BACKGROUND'],
  ])('is none where it %s', (_, more, label) => {
    const section = label === 'a' ? { text: `${account} ${more}` } : { text: account, label }
    expect(judgeDesign(record('Headache', '', { abstract: [section] })).design).not.toBe('narrative review')
  })
})

test.each([
  ['We report the successful use of aspirin for headache in a patient who had not slept.', 'case report'],
  ['We report the use of aspirin in a patient population of a large town.', null],
  ["Seven cases of Horner's sign were encountered in patients of a hospital.", 'case series'],
])('single patients are told of by whoever reports something in them: %s', (text, design) => {
  expect(judgeDesign(record('Aspirin', text)).design).toBe(design)
})

test('a study of views is no trial, though one stands beside it', () => {
  const text = 'This pilot study within a controlled trial of aspirin asked patients how they felt.'
  expect(judgeDesign(record('Aspirin in adults', text)).design).toBe('clinical trial')
  expect(judgeDesign(record('Aspirin in adults: a qualitative study', text)).design).not.toBe('clinical trial')
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

  test('and what is reported as one thing make a report of one patient, unless the text has several', () => {
    const given = headings('Humans', 'Male', 'Aged')
    const one = record('Stents for a false aneurysm', 'We present a description of a successful closure.', given)
    const several = record('Stents for false aneurysms', 'We present a way of closing. All patients walked.', given)
    expect([judgeDesign(one).design, judgeDesign(several).design]).toEqual(['case report', null])
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

describe('types and words that say less than they seem to', () => {
  const typed = { publicationTypes: ['Case Reports'] }
  test.each<[string, JudgedRecord, Design | null]>([
    [
      'many people',
      record('Tea and sleep', 'The study was done on 34 patients. Sleep was scored before and after.', typed),
      null,
    ],
    [
      'many people, by lots',
      record('Tea', 'We studied 60 adults. Adults were randomly assigned to tea or water.', typed),
      'case report',
    ],
    [
      'many patients, by lots',
      record('Tea', 'We enrolled 60 patients. Patients were randomly assigned to tea or water.', typed),
      'randomised trial',
    ],
    [
      'a case among many',
      record('Tea', 'A case of rash after tea is reported, of 34 patients seen.', typed),
      'case report',
    ],
  ])('a case report by its type, %s', (_, given, design) => {
    expect(judgeDesign(given).design).toBe(design)
  })

  test.each<[string, string]>([
    ['Tea against sleep: a quasi-randomized controlled trial', 'Adults came to 34 randomly selected practices.'],
    ['Tea and sleep', 'Quasi-randomised controlled trial. Adults received tea or water.'],
    ['Tea and sleep', 'Adults were quasi-randomised to tea or water in this controlled trial.'],
  ])('lots that are none: %s; %s', (title, text) => {
    expect(judgeDesign(record(title, text)).design).not.toBe('randomised trial')
  })
})
