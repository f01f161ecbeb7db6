/** A form for appraising studies of one design, as data: whose words it has, under which licence, in which version. */
export type FormData = {
  title: string
  source: string
  licence: string
  version: string
  questions: readonly { key: string; words: string }[]
}

/** What is the same for every form of the house. The licence is that of Précis: no published checklist is copied. */
export const OWN_WORDS = {
  source: 'Quick appraisal of Précis, after the steps of GATE and the RAMMbo mnemonic',
  licence: 'The licence of Précis',
  version: '1',
} as const
