import { ANY_ROLE, roleBits } from './role-model'

/** What a label says of its section: the roles its sentences may have, and whether it names the aims alone. */
export type LabelMeaning = { allowed: number; isObjective: boolean }

/** Words of the labels in use, and of the categories into which NLM sorts them. Several may stand in one label. */
const MEANINGS: [RegExp, number][] = [
  [
    /background|introduction|context|rationale|importance|(?<!clinical )significance|state of the art|what is known|problem/,
    roleBits('background'),
  ],
  [/objective|\baims?\b|purpose|goal|hypothes|question/, roleBits('background')],
  [
    /method|design|setting|participant|patients|subjects|population|material|intervention|procedure|outcome measure|measures|measurements|data (?:source|extraction|collection)|selection|sample|eligib|statistic|registration|search|exposure|experimental|approach|review|funding|ethic|dissemination/,
    roleBits('methods'),
  ],
  [/result|finding|data synthesis|observation|outcomes?$/, roleBits('results')],
  [/case (?:report|presentation|description|summary)|^cases?$/, roleBits('methods', 'results')],
  [
    /conclusion|discussion|interpretation|implication|comment|clinical (?:significance|relevance)|relevance|message|limitation|^summary$|perspective/,
    roleBits('conclusions'),
  ],
]
const OBJECTIVE = /objective|\baims?\b|purpose|goal|hypothes|question/
const NEVER_RESULTS = /outcome measure|measures|registration/

/** What a label or category means; null where it means nothing that we know ("UNASSIGNED", "Keywords"). */
export function meaningOf(label: string | undefined): LabelMeaning | null {
  if (!label) return null
  const words = label.slice(0, 80).toLowerCase().trim()
  let allowed = 0
  for (const [pattern, roles] of MEANINGS) if (pattern.test(words)) allowed |= roles
  // The journals of the American Thoracic Society put what they measured before what they found, all of it results.
  if (/measurements? and (?:main )?results/.test(words)) allowed = roleBits('results')
  if (allowed === 0 || allowed === ANY_ROLE) return null
  // "Main outcome measures" are how results were to be told, not the results.
  if (NEVER_RESULTS.test(words)) allowed &= ~roleBits('results')
  return {
    allowed,
    isObjective:
      allowed === roleBits('background') && OBJECTIVE.test(words) && !/background|introduction|context/.test(words),
  }
}
