import type { AbstractSection } from '@/lib/citable-text'
import type { Design } from '@/lib/evidence/design'
import type { Measure } from '@/lib/evidence/facts/measures'

/** A made-up record and what is to be read from it. */
export type GoldenAbstract = {
  name: string
  title: string
  abstract: AbstractSection[]
  headings?: string[]
  design: Design | null
  human: boolean | null
  sampleSize: number | null
  effects: { measure: Measure; value: number; versus?: number; low?: number; high?: number; p?: string }[]
}

const section = (label: string, text: string): AbstractSection => ({ label, text })

export const GOLDEN_ABSTRACTS: GoldenAbstract[] = [
  {
    name: 'a non-inferiority trial whose margin is no result',
    title: 'Short against long antibiotic courses for cellulitis: a randomised, non-inferiority trial',
    abstract: [
      section('Background', 'Some 12,000 people a year are admitted with cellulitis. A shorter course may be enough.'),
      section(
        'Methods',
        'In this open-label trial, 310 adults with cellulitis were randomly assigned (1:1) to five or ten days of treatment. Non-inferiority was accepted if the upper bound of the 95% CI of the risk difference was below 10%.',
      ),
      section(
        'Results',
        'Cure was seen in 88% versus 91% (P = 0.41). The risk difference was -3.0 percentage points (95% CI -9.8 to 3.8).',
      ),
    ],
    design: 'randomised trial',
    human: true,
    sampleSize: 310,
    effects: [
      { measure: 'proportion', value: 88, versus: 91, p: '=0.41' },
      { measure: 'RD', value: -3, low: -9.8, high: 3.8 },
    ],
  },
  {
    name: 'several arms, of which no two proportions are a pair',
    title: 'Two doses of a new antiemetic after day surgery',
    abstract: [
      section(
        'Methods',
        'Ninety-six women scheduled for day surgery were randomised to 5 mg (n = 32), 10 mg (n = 32) or placebo (n = 32).',
      ),
      section('Results', 'Vomiting occurred in 40%, 22% and 19% of the groups, respectively (p < 0.05).'),
    ],
    design: 'randomised trial',
    human: true,
    sampleSize: 96,
    effects: [],
  },
  {
    name: 'a trial in animals',
    title: 'Early fluid therapy in a rat model of haemorrhagic shock',
    abstract: [
      section(
        'Methods',
        'Forty male rats were randomly allocated to early fluids (n = 20) or delayed fluids (n = 20).',
      ),
      section('Results', 'Survival was longer with early fluids (hazard ratio 0.45, 95% CI 0.21-0.96; P=0.04).'),
    ],
    design: 'animal or laboratory',
    human: false,
    sampleSize: 40,
    effects: [{ measure: 'HR', value: 0.45, low: 0.21, high: 0.96, p: '=0.04' }],
  },
  {
    name: 'a protocol, which has no result yet',
    title: 'Walking groups after hip fracture (STRIDE): study protocol for a randomised controlled trial',
    abstract: [
      section('Methods/Design', 'A total of 240 patients will be randomised to a walking group or usual care.'),
      section('Discussion', 'The trial will show whether walking groups shorten recovery.'),
    ],
    design: 'protocol',
    human: true,
    sampleSize: 240,
    effects: [],
  },
  {
    name: 'a letter without an abstract',
    title: 'Letter by Moreno et al Regarding Article, "Beta-blockers after infarction"',
    abstract: [],
    design: 'editorial',
    human: null,
    sampleSize: null,
    effects: [],
  },
  {
    name: 'a cluster trial, whose clusters are not its participants',
    title: 'Text reminders for vaccination: a cluster randomised trial',
    abstract: [
      section(
        'Methods',
        'Twenty-four practices were randomised to send reminders or not. We enrolled 1,842 children who were due for vaccination.',
      ),
      section(
        'Results',
        'More children were vaccinated with reminders (adjusted odds ratio 1.62 [95% CI 1.18, 2.22]).',
      ),
    ],
    design: 'randomised trial',
    human: true,
    sampleSize: 1842,
    effects: [{ measure: 'OR', value: 1.62, low: 1.18, high: 2.22 }],
  },
  {
    name: 'a crossover in random order',
    title: 'Evening light and sleep in shift workers',
    abstract: [
      section(
        'Methods',
        'Eighteen nurses took part in a crossover study and slept after bright or dim light, in random order.',
      ),
      section('Results', 'Sleep was longer after dim light (mean difference 24 min; 95% CI 6 to 42; p=0.01).'),
    ],
    design: 'randomised trial',
    human: true,
    sampleSize: 18,
    effects: [{ measure: 'MD', value: 24, low: 6, high: 42, p: '=0.01' }],
  },
  {
    name: 'a small series of cases',
    title: 'Retinal changes after snake bite',
    abstract: [section('', 'We report seven patients who lost sight after a snake bite. All recovered within weeks.')],
    design: 'case series',
    human: true,
    sampleSize: 7,
    effects: [],
  },
  {
    name: 'one patient',
    title: 'Sudden deafness after a dental procedure',
    abstract: [section('', 'A 47-year-old woman presented with sudden deafness. She recovered after steroids.')],
    design: 'case report',
    human: true,
    sampleSize: null,
    effects: [],
  },
  {
    name: 'a pilot without a control group',
    title: 'Singing for people with chronic lung disease',
    abstract: [
      section('Methods', 'This open-label pilot trial enrolled 22 participants with chronic lung disease.'),
      section('Results', 'Breathlessness fell by 1.2 points. Sixteen participants (73%) completed all sessions.'),
    ],
    design: 'clinical trial',
    human: true,
    sampleSize: 22,
    effects: [],
  },
  {
    name: 'a subgroup beside the whole',
    title: 'Statins after stroke: a randomised trial',
    abstract: [
      section('Methods', 'We randomised 2,406 patients with recent stroke to a statin or placebo.'),
      section(
        'Results',
        'Recurrence did not differ (HR 0.94, 95% CI 0.80–1.10, p=0.44). In the 812 patients with diabetes it was rarer with the statin (HR 0.71, 95% CI 0.53–0.95, p=0.02).',
      ),
    ],
    design: 'randomised trial',
    human: true,
    sampleSize: 2406,
    effects: [
      { measure: 'HR', value: 0.94, low: 0.8, high: 1.1, p: '=0.44' },
      { measure: 'HR', value: 0.71, low: 0.53, high: 0.95, p: '=0.02' },
    ],
  },
  {
    name: 'a cohort that asks for trials',
    title: 'Kidney function and falls in old age',
    abstract: [
      section(
        'Methods',
        'In this prospective cohort, 5310 adults older than 70 years were followed for a median of 6 years.',
      ),
      section('Results', 'Falls were more frequent with poor kidney function (rate ratio 1.31; 95% CI: 1.12–1.53).'),
      section('Conclusions', 'Randomised controlled trials of prevention are needed.'),
    ],
    design: 'cohort',
    human: true,
    sampleSize: 5310,
    effects: [{ measure: 'IRR', value: 1.31, low: 1.12, high: 1.53 }],
  },
  {
    name: 'a systematic review by the parts of its abstract',
    title: 'Honey for burns',
    abstract: [
      section('Search methods', 'We searched MEDLINE and CENTRAL to May 2020.'),
      section(
        'Selection criteria',
        'Trials in which people with burns were randomly allocated to honey or another dressing.',
      ),
      section('Main results', 'Honey healed burns sooner (RR 1.21, 95% CI 1.06 to 1.39).'),
    ],
    design: 'systematic review',
    human: true,
    sampleSize: null,
    effects: [{ measure: 'RR', value: 1.21, low: 1.06, high: 1.39 }],
  },
]
