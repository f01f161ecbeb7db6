import type { StudyRow } from '@/db/studies/study-rows'

/** "Pitt B 2013": what a study is called where there is no room for its title. */
export function studyLabel({ authors, published, title }: StudyRow): string {
  const [first] = authors.split(/,| et al/)
  return [first || title.slice(0, 40), published?.year].filter(Boolean).join(' ')
}
