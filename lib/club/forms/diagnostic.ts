import { type FormData, OWN_WORDS } from './form-data'

export const DIAGNOSTIC: FormData = {
  title: 'Diagnostic accuracy',
  ...OWN_WORDS,
  questions: [
    { key: 'people', words: 'Were they like those who will be tested here?' },
    { key: 'reference', words: 'Was the test compared with a fit reference?' },
    { key: 'unaware', words: 'Did those who read one test not know the result of the other?' },
    { key: 'all', words: 'Did all get the reference, whatever the test had said?' },
    { key: 'uncertain', words: 'Are results given for uncertain readings too?' },
    { key: 'accuracy', words: 'Would the accuracy, over its whole interval, change what we do?' },
    { key: 'ours', words: 'Can the test be done and read here as it was there?' },
  ],
}
