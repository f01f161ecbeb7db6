import type { StudyRow } from '@/db/studies/study-rows'

/** A row of a list of studies of which nothing is known but what `known` says. */
export const studyRow = (known: Partial<StudyRow> = {}): StudyRow => ({
  id: 1,
  address: '/studies/s1',
  title: 'Lunar cheese',
  titleMarks: null,
  finding: null,
  refusal: null,
  findingDrafted: false,
  findingOriginalDrafter: false,
  facts: null,
  design: null,
  level: null,
  citations: null,
  published: null,
  journal: null,
  authors: '',
  preprint: false,
  retracted: false,
  withdrawn: false,
  ...known,
})
