import { createReadStream } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Document } from '@/lib/evaluation/beir'
import type { Indexing } from '@/lib/evaluation/question-set/rules'
import { textLines } from '@/lib/io/text-lines'
import { csvRecords } from '@/lib/records/csv-records'
import { plainText } from '@/lib/records/plain-text'
import type { StudyRecord } from '@/lib/records/study-record'
import { readArticle } from '@/lib/trials/article'

/** An article as a search sees it, and what is known of it that a search does not see. */
export type IndexedDocument = { document: Document; indexing: Indexing }

/** Articles and screened records of a data folder, in the order of their files; throws where a file cannot be read. */
export async function readQuestionCorpus(folder: string): Promise<IndexedDocument[]> {
  return [...(await readTrials(path.join(folder, 'trials'))), ...(await readScreening(path.join(folder, 'screening')))]
}

async function readTrials(folder: string): Promise<IndexedDocument[]> {
  const prompts = new Map<string, string[]>()
  for (const row of await readCsv(path.join(folder, 'prompts_merged.csv.gz'))) {
    const article = `PMC${row.PMCID}`
    const prompt = [row.Intervention, row.Comparator, row.Outcome]
      .flatMap((words) => plainText(words) ?? [])
      .join(' | ')
    prompts.set(article, [...(prompts.get(article) ?? []), prompt])
  }
  const documents: IndexedDocument[] = []
  for await (const line of textLines(createReadStream(path.join(folder, 'articles.jsonl.gz')))) {
    const article = 'text' in line && line.text ? readArticle(JSON.parse(line.text)) : line
    if (!('record' in article)) continue
    const document = documentOf(article.record)
    const { id, keywords } = document
    documents.push({ document, indexing: { headings: [], inclusions: {}, keywords, prompts: prompts.get(id) ?? [] } })
  }
  return documents
}

const documentOf = (record: StudyRecord): Document => ({
  id: record.pmcid ?? String(record.pmid),
  title: record.title.text,
  text: record.abstract.map(({ text }) => text).join(' '),
  mesh: [],
  keywords: record.keywords,
  publicationTypes: record.publicationTypes,
})

/** A record that several reviews screened is one document with what each of them says. */
async function readScreening(folder: string): Promise<IndexedDocument[]> {
  const screened = new Map<
    string,
    { title: string; text: string; headings: string[]; inclusions: Record<string, 1 | 2> }
  >()
  const names = (await readdir(folder)).filter((name) => /^cohen2006-.+\.csv\.gz$/.test(name)).sort()
  for (const name of names) {
    const review = name.slice('cohen2006-'.length, -'.csv.gz'.length)
    for (const row of await readCsv(path.join(folder, name))) {
      const id = plainText(row.pubmedID)
      if (!id) continue
      const known = screened.get(id) ?? { title: '', text: '', headings: [], inclusions: {} }
      known.title ||= plainText(row.title) ?? ''
      known.text ||= plainText(row.abstract) ?? ''
      const headings = (row.keywords ?? '').split(';').flatMap((heading) => plainText(heading) ?? [])
      known.headings = [...new Set([...known.headings, ...headings])]
      if (row.label_included === '1') known.inclusions[review] = 2
      else if (row.label_abstract_screening === '1') known.inclusions[review] = 1
      screened.set(id, known)
    }
  }
  return [...screened].map(([id, { title, text, headings, inclusions }]) => ({
    document: { id, title, text, mesh: headings, keywords: [], publicationTypes: [] },
    indexing: { headings, keywords: [], prompts: [], inclusions },
  }))
}

async function readCsv(name: string): Promise<Record<string, string>[]> {
  return csvRecords(gunzipSync(await readFile(name)).toString('utf8'))
}
