import type { AbstractSection } from '@/lib/studies/citable-text'
import { featuresOf } from './role-features'
import { type LabelMeaning, meaningOf } from './role-labels'
import { ANY_ROLE, bestPath, MODEL_ROLES, type ModelRole, type RoleModel } from './role-model'
import { roleModel } from './role-weights'
import type { Sentence } from './sentences'

export type Role = 'background' | 'objective' | 'methods' | 'results' | 'conclusions'

/** A sentence that says what the study is for. */
const AIM =
  /\b(?:aim(?:s|ed)?|objectives?|purpose|goal|sought|set out|hypothesi[sz]ed?|hypothesis|we (?:investigate|examine|assess|evaluate|compare|determine|test|explore|report|present)d?|(?:was|were|is|designed|conducted|undertaken|performed) to (?:\w+ )?(?:investigate|examine|assess|evaluate|compare|determine|test|explore|establish|describe|identify|analy[sz]e|measure|study|find|see))\b/i
/** A heading within the text, as records without labels of their own have them: "METHODS: We …", "[Methods] We …". */
const HEADING = /^(\p{Lu}[\p{L} '&/,-]{2,40}):\s|^\[(\p{Lu}[\p{L} '&/,-]{2,40})\]\s/u

/** The same without a colon: "Results. …" as a sentence of its own, "Conclusion MPR-CTU is …". */
const BARE =
  /^(BACKGROUND|Background|OBJECTIVES?|Objectives?|AIMS?|Aims?|PURPOSE|Purpose|(?:(?:PATIENTS|Patients|MATERIALS?|Materials?) (?:AND|and) )?(?:METHODS?|Methods?)|RESULTS|Results|FINDINGS|Findings|CONCLUSIONS?|Conclusions?|DISCUSSION|INTERPRETATION|Interpretation)(?:\.$|\.? (?=\p{Lu}))/u

function headingOf(text: string): string | undefined {
  const found = HEADING.exec(text) ?? BARE.exec(text)
  return found?.[1] ?? found?.[2]
}

const LONGEST_READ = 600

/** Whether a sentence says what its study is for. */
export const saysAim = (sentence: string): boolean => AIM.test(sentence.slice(0, LONGEST_READ))

/**
 * The role of every sentence: what the author's label says, or where there is none, or one that says two things at
 * once, what the model finds among the roles that are left.
 */
export function rolesOf(
  abstract: readonly AbstractSection[],
  sentences: readonly Sentence[],
  model: RoleModel = roleModel(),
): Role[] {
  const texts = sentences.map(({ section, start, end }) => abstract[section]?.text.slice(start, end) ?? '')
  const meanings = meaningsOf(abstract, sentences, texts)
  const allowed = meanings.map((meaning) => meaning?.allowed ?? ANY_ROLE)
  const isSettled = allowed.every((roles) => (roles & (roles - 1)) === 0)
  const path = isSettled
    ? allowed.map((roles) => 31 - Math.clz32(roles))
    : bestPath(model, featuresOf(texts), { allowed })
  return sentences.map((_, index) => {
    // Beyond what the model reads, a text goes on as it was.
    const role = MODEL_ROLES[path[Math.min(index, path.length - 1)] as number] as ModelRole
    if (role !== 'background') return role
    const meaning = meanings[index]
    if (meaning) return meaning.isObjective ? 'objective' : 'background'
    return saysAim(texts[index] as string) ? 'objective' : 'background'
  })
}

function meaningsOf(
  abstract: readonly AbstractSection[],
  sentences: readonly Sentence[],
  texts: readonly string[],
): (LabelMeaning | null)[] {
  const labels = abstract.map(({ label, category }) => meaningOf(label) ?? meaningOf(category))
  // "Summary" over the whole abstract says nothing of its sentences.
  const isLone = abstract.length === 1 && /^\s*summary\W*$/i.test(abstract[0]?.label ?? '')
  if (!isLone && labels.some((meaning) => meaning)) return sentences.map(({ section }) => labels[section] ?? null)
  const headings = texts.map((text) => meaningOf(headingOf(text)))
  // One heading alone may be any word with a colon after it.
  if (new Set(headings.flatMap((meaning) => (meaning ? [meaning.allowed] : []))).size < 2) return headings.fill(null)
  let current: LabelMeaning | null = null
  return headings.map((meaning) => {
    if (meaning) current = meaning
    return current
  })
}
