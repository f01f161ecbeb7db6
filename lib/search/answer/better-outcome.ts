import type { Measure } from '@/lib/evidence/facts/measures'

/** Outcomes that people want less of. */
const LESS =
  /\b(?:deaths?|died|mortality|pain|bleeding|h(?:a)?emorrhages?|blood loss|infections?|recurrences?|relapses?|failures?|complications?|nausea|vomiting|adverse|side effects?|strokes?|infarctions?|fractures?|falls|exacerbations?|hospitali[sz]\w+|(?:re)?admissions?|depressi\w+|anxiety|sepsis|pneumonia|thrombo\w+|embolism|delirium|preterm|hypotension|hypoglyc(?:a)?emia|an(?:a)?emia|diarrh(?:o)?ea|headaches?|seizures?|ulcers?|symptoms?|fatigue|stress|disability|toxicity|caries|malaria|injur\w*|progression)\b/i
/** Outcomes that people want more of. */
const MORE =
  /\b(?:surviv\w*|cured?|remission|respon(?:se|ses|ders?)|success\w*|heal(?:ed|ing)|quality of life|abstinence|cessation|quit\w*|adherence|satisfaction|recover(?:y|ed)|improve\w*|resolution|eradication|clearance|live births?|attendance|uptake|coverage|seroconversion)\b/i
/** "Progression-free survival", "freedom from pain": a word of harm in an outcome that is wanted. */
const WITHOUT = /\b[a-z]+-free\b|\b(?:free|freedom) (?:of|from)\b|\bwithout\b/i
const SURVIVAL = /\bsurviv\w*/i

/** Whether less of an outcome is better for people, or more; null where its words do not tell for sure. */
export function betterOutcome(outcome: string, measure: Measure): 'less' | 'more' | null {
  // A hazard of survival is the hazard of what ends it.
  if (measure === 'HR' && SURVIVAL.test(outcome)) return 'less'
  if (WITHOUT.test(outcome)) return MORE.test(outcome) || !LESS.test(outcome) ? null : 'more'
  const [less, more] = [LESS.test(outcome), MORE.test(outcome)]
  return less === more ? null : less ? 'less' : 'more'
}
