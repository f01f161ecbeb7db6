const WORK =
  '(?:research|stud(?:y|ies)|trials?|investigations?|evaluations?|work|evidence|data|experiments?|assessments?|exploration|confirmation|validation|follow-?up|testing|attention|efforts?|analys[ie]s|rcts?)'
const MORE =
  '(?:further|more|additional|future|larger?|long(?:er)?[- ]?(?:term|lasting)?|other|bigger|confirmatory|subsequent|better|well[- ]designed|high[- ]quality|definitive|prospective|randomi[sz]ed|multicent(?:er|re)|clinical|follow-?up)'
const WANTED =
  '(?:need|require|warrant|necessary|should|must|recommend|merit|deserve|justif|await|will (?:be|help|determine|clarify)|(?:could|may|would|can)(?! (?:\\w+ly )?(?:reduc|increas|decreas|improv|lower|prevent|delay|prolong|shorten)e?\\b)|essential|important|encouraged|called for|indicated|desirable|ought)'

const CALLS: RegExp[] = [
  new RegExp(`\\b${MORE}\\b[^.;]{0,90}\\b${WORK}\\b[^.;]{0,120}\\b${WANTED}`, 'i'),
  new RegExp(
    `\\b(?:needs?|requires?|warrants?|merits?|deserves?|justif(?:y|ies)|there is an? (?:urgent )?need|calls? for|recommend(?:ed)?|suggests? the need for|we (?:plan|need))\\b[^.;]{0,60}\\b(?:further|more (?:than )?(?:data|time|patients)|additional|future|larger|longer|confirm|${WORK})`,
    'i',
  ),
  /\b(?:should|needs? to|must|remains? to|ought to|has yet to|have yet to|deserves? to|requires? to|could|warrants? to) be (?:\w+ )?(?:further |more |also )?(?:investigat|evaluat|stud|confirm|explor|test|assess|examin|determin|elucidat|research|validat|replicat|verif|clarif|addressed|established|corroborat)/i,
  /\b(?:further|future|additional|larger|more) [^.;]{0,40}\b(?:stud(?:y|ies)|trials?|research|investigations?|work)\b/i,
]

/** Of each of these one stands in every call. */
const WORK_HINT =
  /stud(?:y|ies)|trial|research|investigat|evaluat|work|evidence|data|experiment|confirm|explor|test|assess|examin|determin|elucidat|validat|replicat|verif|clarif|address|establish|corroborat|follow-?up|attention|effort|analys|rct|further|more|additional|future|larger|longer/i
const HINT =
  /need|require|warrant|merit|deserv|justif|call|recommend|suggest|plan|should|must|remain|ought|has yet|have yet|could|further|more|additional|future|large|long/i

/** Words by which a clause tells what was found. */
export const FINDING =
  /\b(?:reduc|increas|decreas|improv|lower|higher|greater|fewer|less|more|better|worse|effective|efficacious|ineffective|superior|inferior|differ|similar|equivalen|comparable|associat|correlat|prevent|delay|prolong|shorten|enhanc|attenuat|safe|well[- ]tolerated|benefi|no (?:effect|evidence|benefit|advantage|change)|not (?:affect|alter|change|improve|reduce|increase|differ|prevent)|effect on|effects on|fail|result(?:s|ed) in|led to|leads? to|caus|induc|feasible|acceptable|predict|protect|alleviat|reliev|reduct|successful|adequate|useful|significant|suppress|inhibit|alter|influenc|affect|faster|slower|longer|shorter|achiev|provid|promot|accelerat|produc|cost-effective|promising|impair|exacerbat|facilitat|stimulat|appears?|can be (?:used|recommended)|suppl)\w*/i

/** Whether a sentence only asks for more research: it does, and no clause before that tells what was found. */
export function onlyAsksForResearch(sentence: string): boolean {
  const text = sentence.slice(0, 800)
  if (!HINT.test(text) || !WORK_HINT.test(text)) return false
  const starts = CALLS.flatMap((call) => {
    const match = call.exec(text)
    return match ? [match.index] : []
  })
  if (starts.length === 0) return false
  const call = Math.min(...starts)
  // The clause that calls begins after the last comma or conjunction before it.
  const before = text.slice(0, call)
  const clause = Math.max(...[',', ';', ' but ', ' although ', ' and '].map((mark) => before.lastIndexOf(mark)))
  const finding = text.slice(0, Math.max(0, clause))
  return finding.split(/\s+/).length < 5 || !FINDING.test(finding)
}
