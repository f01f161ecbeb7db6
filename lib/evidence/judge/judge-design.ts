import { type Design, type Level, levelOfStudy } from '../design'
import { caseHints, caseTold, isOfMany, isOnePatient } from './case-words'
import { CHOSEN, LABEL_WORDS, PLACES, SEARCHED, TEXT_WORDS } from './design-text'
import { ABOUT_REVIEWS, claimed, type DesignWords, TITLE_WORDS } from './design-words'
import { isNotice } from './not-the-trial'
import { plannedIn, protocolIn } from './planned-study'
import { NARROWER, statedDesign } from './publication-types'
import { accountIn } from './review-words'
import { populationOf, type StudyPopulation } from './study-population'
import { type FoundWords, foundAt, type JudgedRecord, type Studied, studiedText, type TextPart } from './study-text'
import { type Finding, isReportOfTrial, trialItself } from './trial-itself'

export type DesignJudgement = {
  /** Null where neither the publication types nor the text say. */
  design: Design | null
  level: Level | null
  /** What decided, the weightiest first; empty where nothing did. */
  words: FoundWords[]
  /** Whether people were studied; null where that is not told. */
  human: boolean | null
  humanWords: FoundWords | null
}

/**
 * What kind of study a record is: its publication types where they settle it, otherwise, or where they only say
 * "clinical trial", "review" or "case reports", what indexers, title, labels and sentences say. Never throws; reads no
 * more of a text than an abstract can hold.
 */
export function judgeDesign(record: JudgedRecord): DesignJudgement {
  const stated = statedDesign(record.publicationTypes)
  const studied = studiedText(record)
  const population = populationOf(studied)
  const narrower = stated && NARROWER[stated.design]
  const found = stated && !narrower ? null : findDesign(studied, population)
  const type: FoundWords[] = stated ? [{ where: 'publication type', text: stated.type }] : []
  let finding: Finding | null = found
  if (stated) {
    const isNarrower =
      found !== null &&
      (narrower?.includes(found.design) || (stated.type === 'Review' && isReportOfTrial(found, studied)))
    finding = isNarrower
      ? { design: found.design, words: [...found.words, ...type] }
      : { design: stated.design, words: type }
    // Some journals file under case reports what they have no other heading for.
    if (!isNarrower && stated.design === 'case report' && isOfMany(studied)) finding = found
  }
  if (isNotice(record.title.text, record.publicationTypes)) finding = null
  else if (finding && TRIALS.has(finding.design)) finding = trialItself(finding, studied)
  if (!finding || IN_PEOPLE.has(finding.design)) finding = plannedIn(studied, finding) ?? finding
  const design = finding?.design ?? null
  return {
    design,
    level: levelOfStudy(design, record.publicationTypes),
    words: finding?.words ?? [],
    human: population.human,
    humanWords: population.words,
  }
}

const TRIALS: ReadonlySet<Design> = new Set(['randomised trial', 'clinical trial'])

/** MeSH headings that indexers give to studies of a design, not to papers about it. */
const HEADINGS: [Design, string[]][] = [
  ['randomised trial', ['double-blind method', 'single-blind method', 'random allocation']],
  ['case-control', ['case-control studies']],
  ['cross-sectional', ['cross-sectional studies']],
  [
    'cohort',
    ['cohort studies', 'longitudinal studies', 'prospective studies', 'retrospective studies', 'follow-up studies'],
  ],
]

/** Designs of a study of its own, as against papers that rest on others; in animals they are all one. */
const IN_PEOPLE: ReadonlySet<Design> = new Set([
  'randomised trial',
  'clinical trial',
  'cohort',
  'case-control',
  'cross-sectional',
])

function findDesign(studied: Studied, population: StudyPopulation): Finding | null {
  const found = findStated(studied, population)
  if (found && population.human === false && IN_PEOPLE.has(found.design)) {
    return {
      design: 'animal or laboratory',
      words: population.words ? [population.words, ...found.words] : found.words,
    }
  }
  return found
}

function findStated(studied: Studied, population: StudyPopulation): Finding | null {
  const title = studied.parts[0] as TextPart
  const named = inTitle(title)
  if (named && SETTLED_BY_TITLE.has(named.design)) return named
  const planned = protocolIn(studied, labelled(studied, 'protocol'))
  if (planned) return planned
  if (named && TRIED_FIRST.has(named.design)) return named
  const told = caseIn(studied)
  if (told) return told
  const synthesis = ABOUT_REVIEWS.test(title.text) ? null : synthesisIn(studied)
  if (synthesis) return synthesis
  const review = named?.design === 'narrative review' ? named : labelled(studied, 'narrative review')
  const study = review ? null : studyIn(studied, named, population)
  if (study?.words[0]?.where === 'abstract') return accountOf(studied) ?? study
  if (study) return study
  const paper = review ?? reviewIn(studied) ?? (population.human ? accountOf(studied) : null)
  if (population.human === false || population.laboratory) {
    return paper ?? (population.words && { design: 'animal or laboratory', words: [population.words] })
  }
  if (studied.parts.length === 1 && isOnePatient(studied)) return ONE_PATIENT
  return paper
}

/** A systematic review, with a meta-analysis or without. */
function synthesisIn(studied: Studied): Finding | null {
  const told = inText(studied, ['meta-analysis', 'systematic review'])
  if (told) return told
  const texts = studied.parts.slice(1)
  const label = labelled(studied, 'systematic review')
  if (!label && !texts.some(({ lower }) => lower.includes('search'))) return null
  const places = new Set(texts.flatMap(({ text }) => text.match(PLACES) ?? []).map((place) => place.toLowerCase()))
  if (places.size < 2 || !texts.some(({ text, label }) => CHOSEN.test(text) || CHOSEN.test(label))) return null
  if (label) return label
  for (const part of texts) {
    const match = SEARCHED.exec(part.text)
    if (match) return { design: 'systematic review', words: [foundAt(part, match)] }
  }
  return null
}

/** A study of its own: what a trial says of itself goes before what the title calls it, that before the rest. */
function studyIn(studied: Studied, named: Finding | null, { human, laboratory }: StudyPopulation): Finding | null {
  const trial = inText(studied, ['randomised trial']) ?? underHeading(studied, ['randomised trial'])
  if (trial && (human !== null || !laboratory)) return trial
  if (named) return named
  if (isOnePatient(studied) && caseHints(studied) > 1) return ONE_PATIENT
  if (human === null) return null
  const asksFor = QUALITATIVE.test((studied.parts[0] as TextPart).lower)
  const looksBack =
    studied.headings.has('retrospective studies') || studied.parts.some(({ lower }) => lower.includes('retrospective'))
  const designs = looksBack || asksFor ? OBSERVED.filter((design) => design !== 'clinical trial') : OBSERVED
  return inText(studied, designs) ?? underHeading(studied, designs)
}

/** Titles of studies that ask for views: beside a trial or before one, never a trial. */
const QUALITATIVE = /\bqualitative\b|\battitudes\b|\bperceptions of\b|\bexperiences? of\b/

/** A paper that rests on others; one that reports methods and results is none. */
function reviewIn(studied: Studied): Finding | null {
  if (
    studied.parts.some(({ label }) =>
      /^(?:(?:materials?|patients?|subjects?) and )?methods?\b|^results?\b/i.test(label),
    )
  )
    return null
  return inText(studied, ['guideline', 'narrative review'])
}

function accountOf(studied: Studied): Finding | null {
  const account = accountIn(studied)
  return account && { design: 'narrative review', words: [{ where: 'abstract', ...account }] }
}

const SETTLED_BY_TITLE: ReadonlySet<Design> = new Set([
  'editorial',
  'protocol',
  'meta-analysis',
  'systematic review',
  'guideline',
])
const TRIED_FIRST: ReadonlySet<Design> = new Set(['randomised trial', 'case series', 'case report'])
const OBSERVED: readonly Design[] = ['case-control', 'cross-sectional', 'cohort', 'clinical trial']

/** Where the indexers saw one patient and nothing says otherwise. */
const ONE_PATIENT: Finding = { design: 'case report', words: [{ where: 'heading', text: 'Humans' }] }

function inTitle(title: TextPart): Finding | null {
  for (const rule of TITLE_WORDS) {
    const match = matched(rule, title)
    if (match && !rule.unless?.test(title.text)) return { design: rule.design, words: [foundAt(title, match)] }
  }
  return null
}

const matched = ({ gate, words }: DesignWords, { lower, text }: TextPart): RegExpExecArray | null =>
  gate.test(lower) ? words.exec(text) : null

/** The first of these designs, in the order of the rules, that a sentence claims for the study. */
function inText({ parts }: Studied, designs: readonly Design[]): Finding | null {
  for (const rule of TEXT_WORDS) {
    if (!designs.includes(rule.design)) continue
    for (const part of parts) {
      if (part.section === null) continue
      const span = claimed(rule, part.text, part.lower)
      if (span) return { design: rule.design, words: [{ where: 'abstract', section: part.section, ...span }] }
    }
  }
  return null
}

function underHeading({ headings }: Studied, designs: readonly Design[]): Finding | null {
  for (const [design, names] of HEADINGS) {
    if (!designs.includes(design)) continue
    const name = names.find((heading) => headings.has(heading))
    if (name) return { design, words: [{ where: 'heading', text: name[0]?.toUpperCase() + name.slice(1) }] }
  }
  return null
}

function labelled({ parts }: Studied, design: Design): Finding | null {
  const words = LABEL_WORDS[design]
  for (const { section, label } of parts) {
    if (section !== null && label && words?.test(label))
      return { design, words: [{ where: 'label', section, text: label }] }
  }
  return null
}

function caseIn(studied: Studied): Finding | null {
  const label = labelled(studied, 'case report')
  if (label) return label
  const told = caseTold(studied)
  if (!told || told.part.section === null) return null
  const { section } = told.part
  const words: FoundWords[] = [{ where: 'abstract', section, start: told.start, end: told.end }]
  return { design: told.patients > 3 ? 'case series' : 'case report', words }
}
