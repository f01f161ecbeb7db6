import { createReadStream } from 'node:fs'
import {
  type BoundAgreement,
  type BoundAnnotation,
  type BoundMistake,
  boundAgreement,
  boundShape,
} from '@/lib/evaluation/bound-facts'
import type { Score } from '@/lib/evaluation/fact-agreement'
import { type FindingText, textOfLine } from '@/lib/evaluation/finding-text'
import { keyFactsOf } from '@/lib/evidence/facts/key-facts'
import { isShown } from '@/lib/evidence/facts/shown-effects'
import { sentencesOf } from '@/lib/evidence/sentences'
import { findSourceFiles } from '@/lib/io/source-files'
import { textLines } from '@/lib/io/text-lines'
import { say } from './arguments'

/** Where the texts stand, beside a checkout. */
const TEXTS = ['trials/articles.jsonl.gz', 'appraisal/roles.jsonl.gz'].map((name) => `../shared/data/${name}`)

/** The annotations of a file whose first line binds its effects to groups; null for a file of another kind. */
export async function boundIn(name: string): Promise<BoundAnnotation[] | null> {
  const { files } = await findSourceFiles([name], ['jsonl'])
  const [file] = files
  if (!file) return null
  const found = new Map<string, BoundAnnotation>()
  for await (const line of textLines(file.open())) {
    if (!('text' in line) || line.text.trim() === '') continue
    const read = boundShape.safeParse(JSON.parse(line.text))
    if (!read.success) return null
    if (!found.has(read.data.id)) found.set(read.data.id, read.data)
  }
  return [...found.values()]
}

/** How far shown facts agree with such annotations, all together and by set. */
export async function evalBound(
  annotations: readonly BoundAnnotation[],
  articles: string | undefined,
  flags: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<number> {
  const texts = await textsOf(new Set(annotations.map(({ id }) => id)), articles ? [articles] : TEXTS, signal)
  const studies = annotations.flatMap((annotation) => {
    const text = texts.get(annotation.id)
    return text ? [{ annotation, text }] : []
  })
  if (studies.length < annotations.length)
    say(`${annotations.length - studies.length} abstracts are not in the articles`)
  const facts = keyFactsOf(
    studies.map(({ text: { abstract, title } }) => ({ abstract, title, sentences: sentencesOf(abstract) })),
  )
  const pairs = studies.map(({ annotation }, index) => {
    const { sampleSize, effects = [] } = facts[index] ?? {}
    const n = sampleSize && sampleSize.kind !== 'planned' ? sampleSize.value : null
    return { annotation, found: { n, effects: effects.filter(isShown) } }
  })
  const tell = flags.has('--mistakes') ? (mistake: BoundMistake) => say(JSON.stringify(mistake)) : undefined
  const all = boundAgreement(pairs, tell)
  const sets = [...new Set(annotations.flatMap(({ set }) => set ?? []))]
  const bySet = Object.fromEntries(
    sets.map((set) => [set, boundAgreement(pairs.filter(({ annotation }) => annotation.set === set))]),
  )
  if (flags.has('--json')) console.log(JSON.stringify({ ...all, ...(sets.length > 0 && { by_set: bySet }) }))
  else for (const [set, agreement] of Object.entries({ all, ...bySet })) tellAgreement(set, agreement)
  return 0
}

function tellAgreement(set: string, { abstracts, sample_size, effects, values }: BoundAgreement) {
  console.log(`${set}: ${abstracts} abstracts`)
  console.log(row('sample size', sample_size))
  console.log(row('effects with outcome and groups', effects))
  console.log(row('their numbers alone', values))
}

const row = (name: string, { annotated, found, right, precision, recall }: Score) =>
  `  ${name.padEnd(32)} precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  (${right} right of ${found} found, ${annotated} annotated)`

async function textsOf(wanted: ReadonlySet<string>, names: string[], signal: AbortSignal) {
  const texts = new Map<string, FindingText>()
  const { files, missing } = await findSourceFiles(names, ['jsonl'])
  for (const { name, reason } of missing) say(`${name}: ${reason}`)
  for (const { name } of files) {
    for await (const line of textLines(createReadStream(name))) {
      signal.throwIfAborted()
      if (!('text' in line) || texts.size === wanted.size) continue
      const id = /"(?:id|pmcid)": ?"([^"]+)"/.exec(line.text)?.[1]
      const text = id && wanted.has(id) && !texts.has(id) ? textOfLine(JSON.parse(line.text)) : null
      if (id && text) texts.set(id, text)
    }
  }
  return texts
}
