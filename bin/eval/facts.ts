/**
 * npm run eval -- facts FILE [--articles FILE] [--json] [--mistakes]
 *
 * Sample sizes and effects read from abstracts, against what a person annotated. FILE has one JSON object a line,
 * `{ id, set, sampleSize: { section, start, end, value, kind } | null, effects: [{ section, start, end, measure, value,
 * versus, lo, hi, p }] }`, and no text (`tests/fixtures/evidence/facts.jsonl`); the abstracts come from `--articles`,
 * trial articles or PubMed records in the layout of the import, by PMCID or PMID; a line that holds an article itself is taken as it is.
 * Lines `{ id, set, n, effects: [{ measure, value, outcome, arms }] }` instead (`facts-bound.jsonl`, or annotated findings)
 * ask of every effect that is shown whether its outcome and both groups are right (`lib/evaluation/bound-facts.ts`).
 * Where the lines name a set, each is told apart. `lib/evaluation/fact-agreement.ts` says what counts as right, the
 * README.md beside the annotations how they were made.
 */
import {
  type Annotation,
  annotationShape,
  type Disagreement,
  factAgreement,
  type Score,
} from '@/lib/evaluation/fact-agreement'
import { keyFacts } from '@/lib/evidence/facts/key-facts'
import { sentencesOf } from '@/lib/evidence/sentences'
import { entriesOf } from '@/lib/io/source-entries'
import { findSourceFiles, reasonOf } from '@/lib/io/source-files'
import { textLines } from '@/lib/io/text-lines'
import { studyReaderFor } from '@/lib/records/study-reader'
import type { StudyRecord } from '@/lib/records/study-record'
import { readArticle } from '@/lib/trials/article'
import { readFileArguments, refuse, say } from './arguments'
import { boundIn, evalBound } from './bound-facts'

const USAGE = 'Usage: npm run eval -- facts FILE [--articles FILE] [--json] [--mistakes]'
const ARTICLES = '../shared/data/trials/articles.jsonl.gz'

export default async function evalFacts(args: string[], signal: AbortSignal): Promise<number> {
  const read = readFileArguments(args, { flags: ['--json', '--mistakes'], options: ['--articles'], usage: USAGE })
  if ('wrong' in read) return refuse(read.wrong)
  const [name, second] = read.files
  if (!name || second) return refuse(`One file is needed. ${USAGE}`)
  const bound = await boundIn(name)
  if (bound) return evalBound(bound, read.options.get('--articles'), read.flags, signal)
  const annotated = await annotationsIn(name)
  if ('wrong' in annotated) return refuse(annotated.wrong)
  const { annotations, records } = annotated
  const wanted = new Set(annotations.map(({ id }) => id).filter((id) => !records.has(id)))
  if (wanted.size > 0) {
    const failed = await readArticles(read.options.get('--articles') ?? ARTICLES, wanted, records, signal)
    if (failed) return refuse(failed)
  }
  const pairs = annotations.flatMap((annotation) => {
    const record = records.get(annotation.id)
    if (!record) return []
    const { sampleSize, effects } = keyFacts(record.abstract, record.title.text, sentencesOf(record.abstract))
    // Means of a group were not annotated in this layout.
    return [{ annotation, found: { sampleSize, effects: effects.filter(({ measure }) => measure !== 'mean') } }]
  })
  if (pairs.length === 0) return refuse(`None of the ${annotations.length} abstracts is in the articles. ${USAGE}`)
  if (pairs.length < annotations.length) say(`${annotations.length - pairs.length} abstracts are not in the articles`)
  const sets = [...new Set(annotations.flatMap(({ set }) => set ?? []))]
  const bySet = Object.fromEntries(
    sets.map((set) => [set, factAgreement(pairs.filter(({ annotation }) => annotation.set === set))]),
  )
  const onDisagreement = read.flags.has('--mistakes') ? (wrong: Disagreement) => say(told(wrong, records)) : undefined
  const figures = { ...factAgreement(pairs, onDisagreement), ...(sets.length > 0 && { by_set: bySet }) }
  if (read.flags.has('--json')) console.log(JSON.stringify(figures))
  else {
    for (const [set, agreement] of Object.entries({ all: figures, ...bySet })) {
      console.log(`${set}: ${agreement.abstracts} abstracts`)
      console.log(row('sample size', agreement.sample_size))
      console.log(row('effects', agreement.effects))
      console.log(row('both', agreement.all))
    }
    console.log(`p agrees in ${(figures.p_agrees * 100).toFixed(1)} % of the effects that were found right`)
  }
  return 0
}

const row = (name: string, { annotated, found, right, precision, recall }: Score) =>
  `  ${name.padEnd(12)} precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  (${right} right of ${found} found, ${annotated} annotated)`

type Annotated = { annotations: Annotation[]; records: Map<string, StudyRecord> }

async function annotationsIn(name: string): Promise<Annotated | { wrong: string }> {
  const { files, missing } = await findSourceFiles([name], ['jsonl'])
  const [file] = files
  if (!file) return { wrong: `${name}: ${missing[0]?.reason ?? 'there is no file of annotations'}` }
  const annotations: Annotation[] = []
  const records = new Map<string, StudyRecord>()
  try {
    for await (const line of textLines(file.open())) {
      if (!('text' in line) || line.text.trim() === '') continue
      const value: unknown = JSON.parse(line.text)
      const annotation = annotationShape.parse({ ...(value as object), id: idOf(value) })
      annotations.push(annotation)
      const article = typeof value === 'object' && value && 'abstracts' in value ? readArticle(value) : null
      if (article && 'record' in article) records.set(annotation.id, article.record)
    }
  } catch (error) {
    return { wrong: `${name}: line ${annotations.length + 1} is not an annotated abstract: ${firstLine(error)}` }
  }
  return annotations.length > 0 ? { annotations, records } : { wrong: `${name}: no annotated abstract in it` }
}

const idOf = (value: unknown) => {
  const { id, pmcid, pmid } = value as Record<string, unknown>
  return String(id ?? pmcid ?? pmid)
}

const firstLine = (error: unknown) => (error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))

/** Fills `records` with the wanted articles; why it could not, otherwise. */
async function readArticles(
  name: string,
  wanted: ReadonlySet<string>,
  records: Map<string, StudyRecord>,
  signal: AbortSignal,
): Promise<string | null> {
  const { files, missing } = await findSourceFiles([name], ['jsonl', 'xml'])
  if (files.length === 0) return `${name}: ${missing[0]?.reason ?? reasonOf('nothing to read')}. ${USAGE}`
  for (const file of files) {
    for await (const entries of entriesOf(file, studyReaderFor)) {
      signal.throwIfAborted()
      for (const entry of entries) {
        if (entry.kind === 'break') return `${file.name}: ${entry.reason}`
        if (entry.kind !== 'study') continue
        const { pmcid, pmid } = entry.record
        for (const id of [pmcid, pmid && String(pmid)]) if (id && wanted.has(id)) records.set(id, entry.record)
      }
    }
  }
  return null
}

function told({ id, kind, fact }: Disagreement, records: ReadonlyMap<string, StudyRecord>): string {
  const { span = fact } = fact as { span?: unknown }
  const { section, start, end } = span as { section: number; start: number; end: number }
  const text = records.get(id)?.abstract[section]?.text ?? ''
  const { measure = 'N', value, versus, p } = fact as Record<string, unknown>
  const words = text.slice(Math.max(0, start - 60), end + 30)
  return [id, kind, measure, value, versus ?? '', p ?? '', words].join('\t')
}
