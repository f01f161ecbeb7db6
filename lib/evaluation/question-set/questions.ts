import type { WordingName } from './wordings'

/** A question: wordings in a row, judged by what each means; or words of which a review's decisions are the judgement. */
export type AskedQuestion = { wordings: readonly WordingName[] } | { text: string; review: string; reason: string }

const asked = (...wordings: WordingName[]): AskedQuestion => ({ wordings })

/** The sixty, by what they are about. */
export const QUESTIONS: readonly AskedQuestion[] = [
  // Heart and vessels
  asked('ace inhibitors', 'heart failure'),
  asked('ACEi', 'T2DM'),
  asked('ARB', 'LVH'),
  asked('heart attack', 'beta-blocker'),
  asked('heart attack', 'statins'),
  asked('exercise', 'high blood pressure'),
  asked('hypertension', 'kidney failure'),
  asked('angina', 'calcium antagonists'),
  asked('AF', 'beta-blocker'),
  asked('water tablets', 'CHF'),
  asked('blood pressure tablets', 'impotence'),
  asked('blood thinners', 'blood clots'),
  asked('oesophageal varices', 'beta-blocker'),
  asked('fish oil', 'triglycerides'),
  // Hormones
  asked('insulin', 'hypos'),
  asked('metformin', 'losing weight'),
  asked('metformin', 'blood sugar'),
  asked('broken bones', 'bisphosphonates'),
  // Stomach and gut
  asked('GORD', 'asthma'),
  asked('GERD', 'cough'),
  asked('heartburn', 'PPI'),
  asked("barrett's oesophagus", 'PPI'),
  asked('indigestion', 'h pylori'),
  asked('stomach ulcer', 'anti-inflammatories'),
  asked('diarrhoea', 'probiotics'),
  asked('constipation', 'opioids'),
  // Mind
  asked('low mood', 'CBT'),
  asked('low mood', 'exercise'),
  asked('ADHD', 'tourettes'),
  asked('autism', 'risperidone'),
  asked('manic depression', 'antipsychotics'),
  asked('raised prolactin', 'antipsychotics'),
  asked('clozapine', 'low white cells'),
  asked('trouble sleeping'),
  asked('stop smoking', 'zyban'),
  // Nerves, muscles and joints
  asked('acupuncture', 'migraine'),
  asked('paediatric', 'migraine'),
  asked('MS', 'spasticity'),
  asked('leg cramps', 'quinine'),
  asked('tic douloureux'),
  asked('shingles', 'antidepressants'),
  asked('bad back', 'opioids'),
  asked('RA', 'biologics'),
  asked('exercise', 'falls'),
  // Pain, surgery, childbirth
  asked('sickle cell', 'pain'),
  asked('tonsils out', 'pain relief'),
  asked('itching', 'morphine'),
  asked('PONV', 'ondansetron'),
  asked('caesarean', 'pain relief'),
  asked('preterm labour', 'calcium antagonists'),
  // Eyes, mouth, lungs, blood
  asked('wet AMD'),
  asked('gum disease', 'mouthwash'),
  asked('steroid inhaler', 'asthma'),
  asked('iron', 'anaemia'),
  // What a review asked
  {
    text: 'muscle relaxants compared',
    review: 'SkeletalMuscleRelaxants',
    reason: 'a review of one skeletal muscle relaxant against another',
  },
  {
    text: 'long acting opioids chronic pain',
    review: 'Opiods',
    reason: 'a review of long-acting opioids in chronic pain other than that of cancer',
  },
  { text: 'ADHD drugs', review: 'ADHD', reason: 'a review of what is prescribed for it' },
  {
    text: 'which PPI',
    review: 'ProtonPumpInhibitors',
    reason: 'a review of one proton pump inhibitor against another',
  },
  {
    text: 'ace inhibitors compared',
    review: 'ACEInhibitors',
    reason: 'a review of one ACE inhibitor against another; its records have no headings',
  },
  {
    text: 'newer antipsychotics',
    review: 'AtypicalAntipsychotics',
    reason: 'a review of atypical antipsychotics, by the other name of the class',
  },
]
