import { type FormData, OWN_WORDS } from './form-data'

export const REVIEW: FormData = {
  title: 'Systematic review',
  ...OWN_WORDS,
  questions: [
    { key: 'focused', words: 'Does it ask one focused question, and is it ours?' },
    { key: 'search', words: 'Was the search wide enough to find what there is?' },
    { key: 'bias', words: 'Was the risk of bias of each study judged, and used?' },
    { key: 'alike', words: 'Are the results alike enough to pool?' },
    { key: 'missing', words: 'Was it asked whether small studies with no effect are missing?' },
    { key: 'effect', words: 'Is the effect, over its whole interval, one that would change what we do?' },
    { key: 'harms', words: 'Were harms looked for and reported?' },
    { key: 'ours', words: 'Are our patients, setting and costs alike enough?' },
  ],
}
