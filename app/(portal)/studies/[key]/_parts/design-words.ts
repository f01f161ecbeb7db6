import type { StudyPage } from '@/db/studies/study-page'
import { decidedBy } from '@/lib/evidence/judge/found-words'
import { judgeDesign } from '@/lib/evidence/judge/judge-design'

/** What told the design of a study: "the publication type “Review”"; null where a person set another, or nothing told it. */
export function designWords(study: StudyPage): string | null {
  const judged = judgeDesign({
    ...study,
    title: { text: study.title },
    meshHeadings: study.headings.map((descriptor) => ({ descriptor })),
  })
  return judged.design === study.design ? decidedBy(judged.words, study.abstract, study.title) : null
}
