import { asOwner, importFiles } from './corpus'
import { articleSet, articleXml } from './pubmed-xml'

/** A trial that never was, and what a language model says of it that is true. */
const section = (label: string, text: string) =>
  `<AbstractText Label="${label}" NlmCategory="${label}">${text}</AbstractText>`
export const abstract = (asked: string, minutes = 40) =>
  `<Abstract>${section('BACKGROUND', asked)}${section('METHODS', 'We randomly assigned 120 nurses to lunar cheese 5 mg daily or placebo for eight weeks.')}${section('RESULTS', `Lunar cheese 5 mg lengthened sleep by ${minutes} minutes compared with placebo (p = 0.003).`)}${section('CONCLUSIONS', 'Lunar cheese may lengthen the sleep of nurses after night work.')}</Abstract>`
const TRIAL = abstract('Sleep after night work is often short. We asked whether lunar cheese lengthens sleep.')
export const CHANGED = abstract(
  'Sleep after night work is seldom long. We asked whether lunar cheese lengthens sleep.',
  50,
)
export const PARAGRAPH = [
  'This study asked whether lunar cheese lengthens sleep.',
  'Researchers randomly assigned 120 nurses to lunar cheese 5 mg daily or placebo for eight weeks.',
  'Lunar cheese 5 mg lengthened sleep by 40 minutes compared with placebo (p = 0.003).',
]
export const GOOD = { tldr: 'Lunar cheese might lengthen the sleep of nurses after night work.', paragraph: PARAGRAPH }

export const imported = (pmid = 1, known: { article?: string; version?: number; title?: string } = {}) =>
  importFiles(articleSet(articleXml({ pmid, title: 'Lunar cheese and sleep.', article: TRIAL, ...known })))

export const attempts = () => asOwner((sql) => sql`select outcome, reason, words from model_attempts order by id`)
export const state = async () => {
  const [row] = await asOwner((sql) => sql`select attempts, outcome, reason from model_drafts`)
  return row
}
