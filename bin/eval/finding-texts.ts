import { createReadStream } from 'node:fs'
import type { AnnotatedFinding } from '@/lib/evaluation/annotated-finding'
import { type FindingText, fits, joinedText, textOfLine, textOfRecord } from '@/lib/evaluation/finding-text'
import { entriesOf } from '@/lib/io/source-entries'
import { findSourceFiles } from '@/lib/io/source-files'
import { textLines } from '@/lib/io/text-lines'
import { csvRecords } from '@/lib/records/csv-records'
import { plainText } from '@/lib/records/plain-text'
import { studyReaderFor } from '@/lib/records/study-reader'
import { wholeText } from './whole-text'

/** Where the texts of the annotated abstracts stand, beside a checkout. */
export const FINDING_TEXTS = ['appraisal/roles.jsonl.gz', 'pubmed', 'screening'].map((name) => `../shared/data/${name}`)

/**
 * The texts of annotated abstracts by their identifiers, from files and folders of labelled abstracts or trial articles
 * (JSON lines), PubMed records (XML) and screened records (CSV). Of several texts of one study the one is taken that the
 * sentences fit; those that fit none are left out.
 */
export async function findTexts(
  names: string[],
  annotated: readonly AnnotatedFinding[],
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Map<string, FindingText>> {
  const wanted = new Map(annotated.map(({ id, sents }) => [id, sents]))
  const texts = new Map<string, FindingText>()
  const take = (id: string | undefined, text: () => FindingText | null) => {
    const sents = id && !texts.has(id) && wanted.get(id)
    const found = sents && text()
    if (found && fits(joinedText(found), sents)) texts.set(id, found)
  }
  const { files, missing } = await findSourceFiles(names, ['jsonl', 'xml', 'csv'])
  for (const { name, reason } of missing) say(`${name}: ${reason}`)
  for (const file of files) {
    signal.throwIfAborted()
    if (texts.size === wanted.size) break
    if (/\.csv(\.gz)?$/i.test(file.name)) await takeScreened(file.name, take, say)
    else if (/\.jsonl(\.gz)?$/i.test(file.name)) await takeLines(file.name, take)
    else
      for await (const entries of entriesOf(file, studyReaderFor)) {
        for (const entry of entries) {
          if (entry.kind !== 'study') continue
          const { pmcid, pmid } = entry.record
          for (const id of [pmcid, pmid && String(pmid)]) take(id || undefined, () => textOfRecord(entry.record))
        }
      }
  }
  return texts
}

type Take = (id: string | undefined, text: () => FindingText | null) => void

async function takeLines(name: string, take: Take) {
  for await (const line of textLines(createReadStream(name))) {
    if (!('text' in line) || line.text.trim() === '') continue
    const value = parsed(line.text)
    if (!value) continue
    const { id, pmcid, pmid } = value
    for (const key of [id, pmcid, pmid]) if (key) take(String(key), () => textOfLine(value))
  }
}

function parsed(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

async function takeScreened(name: string, take: Take, say: (line: string) => void) {
  const csv = await wholeText(name)
  if ('wrong' in csv) return say(csv.wrong)
  for (const row of csvRecords(csv.text)) {
    take(plainText(row.pubmedID ?? row.pmid), () => {
      const text = plainText(row.abstract)
      return text ? { title: plainText(row.title) ?? '', abstract: [{ text }], publicationTypes: [] } : null
    })
  }
}
