import { type FormData, OWN_WORDS } from './form-data'

export const COHORT: FormData = {
  title: 'Cohort',
  ...OWN_WORDS,
  questions: [
    { key: 'people', words: 'Were these the right people for our question?' },
    { key: 'exposure', words: 'Was the exposure measured before the outcome, and soundly?' },
    { key: 'alike', words: 'Were the groups alike at the start?' },
    { key: 'adjusted', words: 'Was what else differed between them measured and adjusted for?' },
    { key: 'followed', words: 'Were nearly all followed up for long enough?' },
    { key: 'measured', words: 'Was the outcome measured the same way, by people unaware, or hard to bend?' },
    { key: 'planned', words: 'Were outcome and analysis as planned beforehand?' },
    { key: 'effect', words: 'Is the effect, over its whole interval, one that would change what we do?' },
    { key: 'harms', words: 'Were harms looked for and reported?' },
    { key: 'ours', words: 'Are our patients, setting and costs alike enough?' },
  ],
}
