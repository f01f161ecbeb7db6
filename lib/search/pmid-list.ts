import { MAX_PMIDS, type QuestionNode } from './question'
import { anyOf } from './question-nodes'
import type { Problems } from './question-problems'

const PMIDS = /^\s*(?:pmid:?\s*)?[1-9]\d{4,8}(?:(?:[\s,;]+|\s+OR\s+)(?:pmid:?\s*)?[1-9]\d{4,8})+[\s,;]*$/i

export const isPmidList = (text: string): boolean => PMIDS.test(text)

/** A list of PMIDs asks for any of them: "11943073 12839630". Null where the text is no such list. */
export function readPmidList(text: string, problems: Problems): QuestionNode | null {
  if (!isPmidList(text)) return null
  const places = new Map<string, number>()
  for (const { 0: pmid, index } of text.matchAll(/\d+/g)) if (!places.has(pmid)) places.set(pmid, index)
  const all = [...places].map(([pmid, start]) => ({ pmid, start, end: start + pmid.length }))
  const [first] = all.slice(MAX_PMIDS)
  if (first) {
    const reason = `A query holds at most ${MAX_PMIDS} PMIDs; the ${all.length - MAX_PMIDS} from here on are left out.`
    problems.say({ start: first.start, end: text.trimEnd().length }, reason)
  }
  return anyOf(
    all.slice(0, MAX_PMIDS).map(({ pmid, start, end }) => {
      return { kind: 'term', text: pmid, field: 'pmid', phrase: false, truncated: false, start, end } as const
    }),
  )
}
