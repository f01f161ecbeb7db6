import { type FormData, OWN_WORDS } from './form-data'

export const TRIAL: FormData = {
  title: 'Randomised trial',
  ...OWN_WORDS,
  questions: [
    { key: 'people', words: 'Were these the right people for our question?' },
    { key: 'chance', words: 'Were they assigned by chance, with the assignment hidden from those who enrolled?' },
    { key: 'alike', words: 'Were the groups alike at the start?' },
    { key: 'treated', words: 'Were they treated alike but for what was tested?' },
    { key: 'followed', words: 'Were nearly all followed up and analysed where they were assigned?' },
    { key: 'measured', words: 'Was the outcome measured the same way, by people unaware, or hard to bend?' },
    { key: 'planned', words: 'Were outcome and analysis as planned beforehand?' },
    { key: 'effect', words: 'Is the effect, over its whole interval, one that would change what we do?' },
    { key: 'harms', words: 'Were harms looked for and reported?' },
    { key: 'ours', words: 'Are our patients, setting and costs alike enough?' },
  ],
}
