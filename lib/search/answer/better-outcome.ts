import type { Measure } from '@/lib/evidence/facts/measures'

/** Outcomes that people want less of, each as the whole outcome: "headache relief" is none of them. */
const LESS = `deaths? or \\S+(?: \\S+)?|deaths?|mortality|(?:re)?bleeding|ha?emorrhages?|infections?|recurrences?|relapses?|treatment failures?
  complications?|nausea|vomiting|nausea and vomiting|adverse (?:events?|effects?|reactions?)|side effects?|strokes?
  myocardial infarctions?|fractures?|falls|exacerbations?|(?:re)?hospitali[sz]ations?|(?:re)?admissions?|sepsis|pneumonia
  (?:venous )?thromboembolism|(?:deep )?(?:venous|vein) thrombosis|pulmonary embolism|delirium|preterm (?:births?|delivery)
  hypoglyca?emia|hypotension|ana?emia|diarrho?ea|malaria|caries`
/** Outcomes that people want more of. */
const MORE = `survival|remission|cures?|live births?|(?:smoking )?cessation|abstinence|eradication|clinical success|treatment success`

/** What may stand before it: how it is counted, of what kind, by when. */
const BEFORE = `(?:(?:the|risks?|rates?|incidence|odds|hazards?|occurrence|proportions?|numbers?|frequency) (?:of )?)*
  (?:(?:all-cause|any-cause|overall|total|any|new|recurrent|incident|cardiovascular|cardiac|cancer|hospital|in-hospital|maternal|neonatal|perinatal|infant|major|minor|serious|severe|fatal|nonfatal|non-fatal|postoperative|perioperative|clinical|complete|sustained|early|late|ischemic|ischaemic|surgical site|urinary tract|respiratory tract|hip|vertebral|nonvertebral|gastrointestinal|intracranial|asthma|\\d+[- ]?(?:days?|weeks?|months?|years?)|(?:one|two|three|five|ten)-year) )*`
const AFTER = '(?: (?:rates?|risks?|events?))?'

const flat = (pattern: string) => pattern.replaceAll(/\n\s+/g, '|')
const whole = (terms: string) => new RegExp(`^${BEFORE.replaceAll(/\n\s+/g, '')}(?:${flat(terms)})${AFTER}$`, 'i')
const [IS_LESS, IS_MORE] = [whole(LESS), whole(MORE)]

/** Of how many people something befell. What a scale or a length of time measures may be better either way. */
const COUNTS: ReadonlySet<Measure> = new Set(['RR', 'OR', 'HR', 'IRR', 'PR', 'RD', 'proportion'])

/** Whether less of an outcome is better for people, or more; null where its words do not tell for sure. */
export function betterOutcome(outcome: string, measure: Measure): 'less' | 'more' | null {
  if (!COUNTS.has(measure)) return null
  const said = outcome.trim().replaceAll(/\s+/g, ' ')
  // A hazard of survival is the hazard of what ends it.
  if (measure === 'HR' && /^(?:overall )?survival$/i.test(said)) return 'less'
  return IS_LESS.test(said) ? 'less' : IS_MORE.test(said) ? 'more' : null
}
