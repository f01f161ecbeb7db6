/** What a study of strong evidence says of itself: title, and its intervention and population where they are known. */
export type AnsweredStudy = { title: string; intervention: string | null; population: string | null }

/** A question with how many of the studies ask it. */
export type ExampleQuestion = { question: string; studies: number }

/** Where a name ends: a dose, another arm, a bracket, how it is given. */
const NAME_ENDS =
  /\s*(?:[\d,;:()[\]+/].*|\b(?:or|and|plus|with|versus|vs|v|at|for|in|by|to|alone|as|then|after|every|once|twice|daily|added|given|compared|followed|therapy|treatment|group|arm)\b.*)$/iu
const NAME_BEGINS = /^(?:oral|topical|systemic|intravenous|low-dose|high-dose|daily|the|an?)\s+/iu

/** Who was studied, before what they have: "Patients with", "Women undergoing". */
const PEOPLE = /^.*?\b(?:with|having|undergoing|who have|suffering from|treated for)\s+/iu
const CONDITION_BEGINS =
  /^(?:(?:the|an?|active|severe|moderately|severely|moderate|mild|newly|previously untreated|advanced|moderate[- ]to[- ]severe|mild[- ]to[- ]moderate|chronic|acute|newly diagnosed|histologically confirmed|biopsy-proven)\s+)+/iu
const CONDITION_ENDS =
  /\s*(?:[,;:()[\]+/].*|(?<!\btype )\d.*|\b(?:and|or|who|that|which|aged|at|after|before|in|on|for|from|with|without|receiving|treated|undergoing|whose|despite|by|were|was|to)\b.*)$/iu

/** A title that says by itself who was given what: "Efficacy of dupilumab in adults with asthma: a randomised trial". */
const TITLE =
  /^(?:(?:the )?(?:effects?|efficacy|effectiveness|use|safety|role)(?: and (?:safety|tolerability|efficacy))? of )?(.+?) (?:in|for|for the treatment of|in the treatment of) ((?:\S+ ){0,3}with .+)$/iu

/** A name of two words at most, a condition of four: more is a description, not what somebody would type. */
const MOST = { name: 2, condition: 4 }

/**
 * Questions that these studies answer, of the form "baricitinib in alopecia areata", those that most of them answer
 * first. A question counts where the title of a study says both its parts: nothing is guessed.
 */
export function exampleQuestions(studies: readonly AnsweredStudy[]): ExampleQuestion[] {
  const counted = new Map<string, ExampleQuestion>()
  for (const study of studies) {
    const question = questionOf(study)
    if (!question) continue
    const key = question.toLowerCase()
    const before = counted.get(key)
    counted.set(key, { question: before?.question ?? question, studies: (before?.studies ?? 0) + 1 })
  }
  return [...counted.values()].sort((a, b) => b.studies - a.studies || (a.question < b.question ? -1 : 1))
}

/** A name of one word, as drugs have, is what people type: those that two studies answer or more stand before the others. */
export const plainestFirst = (questions: readonly ExampleQuestion[]): ExampleQuestion[] =>
  questions.toSorted((a, b) => Number(isPlain(b)) - Number(isPlain(a)) || b.studies - a.studies)

const isPlain = ({ question, studies }: ExampleQuestion) => studies > 1 && /^\S+ in /u.test(question)

/** At most `most` of them, no two about the same intervention or the same condition where others are to be had. */
export function unlikeQuestions(questions: readonly ExampleQuestion[], most: number): string[] {
  const parts = (question: string) => question.toLowerCase().split(' in ')
  const unlike: string[] = []
  for (const { question } of questions) {
    if (unlike.length < most && !unlike.some((one) => parts(one).some((part) => parts(question).includes(part)))) {
      unlike.push(question)
    }
  }
  const others = questions.map(({ question }) => question).filter((question) => !unlike.includes(question))
  return [...unlike, ...others].slice(0, most)
}

function questionOf({ title, intervention, population }: AnsweredStudy): string | null {
  if (intervention && population) return asked(title, intervention, population)
  const said = TITLE.exec(title)
  return said?.[1] && said[2] ? asked(title, said[1], said[2]) : null
}

function asked(title: string, intervention: string, population: string): string | null {
  const name = intervention.replace(NAME_BEGINS, '').replace(NAME_ENDS, '').trim()
  const people = PEOPLE.exec(population)
  const condition = population
    .slice(people?.[0].length ?? population.length)
    .replace(CONDITION_BEGINS, '')
    .replace(CONDITION_ENDS, '')
    .trim()
  if (!isName(name, MOST.name) || !isName(condition, MOST.condition) || UNFINISHED.test(condition)) return null
  const said = title.toLowerCase()
  if (!said.includes(name.toLowerCase()) || !said.includes(condition.toLowerCase())) return null
  return `${uncapitalised(name)} in ${uncapitalised(condition)}`
}

const isName = (text: string, most: number) =>
  /^\p{L}[\p{L}\d’' -]{3,}\p{L}$/u.test(text) &&
  text.split(/\s+/).length <= most &&
  !NO_NAME.test(text) &&
  !SHOUTED.test(text)

/** A title set in capitals; abbreviations are shorter. */
const SHOUTED = /\p{Lu}{6}/u

/** What says how bad a condition is, or what was done for it, and not which it is. */
const UNFINISHED =
  /\b(?:metastatic|advanced|active|untreated|recurrent|surgery|therapy|treatment|bypass|stage \S+|type)$/iu

/** What is no intervention or condition by itself. */
const NO_NAME =
  /^(?:treatments?|therapy|interventions?|control|placebo|usual care|patients?|disease|drugs?|programme|program|training|exercise|study|standard|new|combination|combined|group|active|experimental|efficacy|effects?|effectiveness|safety|outcomes?|blood pressure|quality|impact|evaluation|comparison|management|changes?|use|long|short|early|improvements?|randomi[sz]ed|clinical|assessment|risks?)\b/iu

/** As in a sentence: "Baricitinib" without its capital; "JAK inhibitors" and "Alzheimer’s disease" as they are. */
const uncapitalised = (text: string) =>
  text.replace(/(?<![\p{L}\d])\p{Lu}\p{Ll}+(?![\p{L}’'])/gu, (word) => word.toLowerCase())
