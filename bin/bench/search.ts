import { existsSync } from 'node:fs'
import path from 'node:path'
import postgres from 'postgres'
import { disconnect } from '@/db/connection/disconnect'
import { searchStudies } from '@/db/search/query/search-studies'
import { suggest } from '@/db/searches/suggestions'
import { workOn } from '@/db/settings/settings'
import { DRAFTER } from '@/lib/evidence/drafted-summary'
import { type SearchRequest, searchAddress } from '@/lib/search/search-request'
import { makeReader as makeViewer } from '../eval/reader-search'
import { runImportCommand } from '../import-command'
import { enterScratchServer } from '../scratch-server'
import type { BenchOptions, Figures } from './bench-options'
import { SITE, startPortal, stopPortal } from './portal'
import { makeReader } from './reader'
import { buildDocuments } from './search/build-documents'
import { makeStudies } from './search/make-studies'
import { makePlain, plainSearch } from './search/plain'
import { makeQuestions, type QuestionClass } from './search/questions'
import { readTexts } from './search/texts'
import { percentiles, timesOf, timesTogether } from './times'

const CLIENTS = 8
/** How short a look a reader takes at a page of results. */
const READING_MS = 1000
/** A plain search for a frequent word takes seconds. */
const PLAIN_QUESTIONS = 12

/**
 * Searches a corpus of `records` studies (a million unless told otherwise) through the function that the page calls,
 * with total and counts, for questions of each kind: one client, eight at once, and through the page itself with eight
 * readers; beside `ts_rank_cd` over a plain table of the same documents. Milliseconds, everything warm.
 */
export default async function benchSearch({ records, data, say }: BenchOptions): Promise<Figures> {
  const server = await enterScratchServer()
  await disconnect()
  try {
    const url = await server.createDatabase('bench_search')
    workOn(url)
    const build = await fill(url, records, data, say)
    return { studies: records, ...(await measure(url, data, say)), ...build }
  } finally {
    await disconnect()
    await server.leave()
  }
}

/** Makes the studies and what they are searched by. */
async function fill(url: string, records: number, data: string, say: (line: string) => void): Promise<Figures> {
  const owner = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const mesh = path.join(data, 'mesh/mesh2022.jsonl.gz')
    if (existsSync(mesh)) await runImportCommand(['mesh', mesh], url)
    else say(`${mesh} is not there: no vocabulary, and headings that are made up`)
    const known = await owner`select ui, name from mesh_descriptors order by md5(ui) limit 4000`
    const headings =
      known.length > 0 ? known : Array.from({ length: 2000 }, (_, n) => ({ ui: `D9${n}`, name: `Matter ${n}` }))
    const texts = await readTexts(data)
    say(`Making ${records} studies of ${texts.origin} …`)
    await makeStudies(owner, records, texts, headings as { ui: string; name: string }[], say)
    // Or the portal would draft them all while its page is timed.
    await owner`insert into draftings (drafter, finished_at) values (${DRAFTER}, now())`
    const seconds = await buildDocuments(url, records, say)
    const [size] = await owner`
      select (sum(pg_total_relation_size(relid)) / 1048576)::int as mb
      from (
        select relid::oid from pg_partition_tree('search_documents')
        union all select unnest('{search_study_vectors, search_word_vectors}'::regclass[])::oid
      ) parts (relid)`
    return {
      index_mb: size?.mb,
      build_seconds: Math.round(seconds),
      peak_mb: Math.round(process.resourceUsage().maxRSS / 1024),
    }
  } finally {
    await owner.end()
  }
}

/** The figures of a corpus that is there. */
async function measure(url: string, data: string, say: (line: string) => void): Promise<Figures> {
  const owner = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const questions = await makeQuestions(owner, await readTexts(data))
    const viewer = await makeViewer()
    const [classes, together]: [Figures, Figures] = [{}, {}]
    for (const { name, requests, typed } of questions) {
      const works = [
        ...requests.map((request) => () => searchStudies(viewer, request)),
        ...typed.map((typed) => () => suggest(viewer, typed)),
      ]
      // What the first round reads, every later one finds in memory.
      await timesOf(works)
      classes[name] = percentiles(await timesOf(works), [50, 95, 99])
      together[name] = percentiles(await timesTogether(works, CLIENTS), [50, 95])
      say(`${name}: ${JSON.stringify(classes[name])}, ${CLIENTS} at once ${JSON.stringify(together[name])}`)
    }
    return {
      classes,
      eight_clients: together,
      page: await visit(url, questions, say),
      plain: await plain(owner, questions, say),
    }
  } finally {
    await owner.end()
  }
}

/**
 * The page itself, through HTTP, by eight readers at once: each of whom asks for the next page as soon as the last one
 * is there, and each of whom reads for a moment in between.
 */
async function visit(url: string, questions: QuestionClass[], say: (line: string) => void): Promise<Figures> {
  say('Starting the portal …')
  const portal = await startPortal({ DATABASE_URL: url, DATABASE_MIGRATE_URL: url })
  try {
    const reader = await makeReader()
    const cookie = await reader.signIn(SITE)
    const get = async (request: SearchRequest) => {
      const answer = await fetch(`${SITE}${searchAddress(request)}`, { headers: { cookie } })
      await answer.text()
      if (answer.status !== 200) throw new Error(`the page answered ${answer.status}`)
    }
    const works = questions.flatMap(({ requests }) => requests.slice(0, 20).map((request) => () => get(request)))
    await timesTogether(works, CLIENTS)
    const figures = {
      unbroken: percentiles(await timesTogether(works, CLIENTS), [50, 95]),
      reading: percentiles(await timesTogether(works, CLIENTS, READING_MS), [50, 95]),
    }
    say(`page, ${CLIENTS} readers: ${JSON.stringify(figures)}`)
    return figures
  } finally {
    await stopPortal(portal)
  }
}

async function plain(owner: postgres.Sql, questions: QuestionClass[], say: (line: string) => void): Promise<Figures> {
  say('Making a plain search beside it …')
  await makePlain(owner)
  const figures: Figures = {}
  for (const { name, plain } of questions.filter((each) => each.plain.length > 0)) {
    const works = plain.slice(0, PLAIN_QUESTIONS).map((words) => () => plainSearch(owner, words, name === 'phrase'))
    figures[name] = percentiles(await timesOf(works), [50, 95])
    say(`plain ${name}: ${JSON.stringify(figures[name])}`)
  }
  return figures
}
