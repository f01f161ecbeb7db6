import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { disconnect } from '@/db/connection/disconnect'
import { findAbsence } from '@/db/search/query/find-absence'
import { searchStudies } from '@/db/search/query/search-studies'
import { workOn } from '@/db/settings/settings'
import {
  type CoveredQuestion,
  coverageFigures,
  coveredQuestion,
  isWrong,
  type JudgedQuestion,
} from '@/lib/evaluation/covered-question'
import { parseSearchRequest } from '@/lib/search/search-request'
import { runImportCommand } from '../import-command'
import { enterScratchServer } from '../scratch-server'
import { readFileArguments, refuse, say } from './arguments'
import { makeReader } from './reader-search'

const USAGE =
  'Usage: npm run eval -- coverage ARTICLES [--mesh FILE] [--questions FILE] [--set develop|judge] [--mistakes] [--json]'
const QUESTIONS = path.join('tests', 'fixtures', 'evaluation', 'coverage.jsonl')

/** How often the portal says that it has no study of what is asked where it has none, and where it has one. */
export default async function evalCoverage(args: string[], signal: AbortSignal): Promise<number> {
  const known = { flags: ['--json', '--mistakes'], options: ['--mesh', '--questions', '--set'], usage: USAGE }
  const read = readFileArguments(args, known)
  if ('wrong' in read) return refuse(read.wrong)
  const file = read.options.get('--questions') ?? QUESTIONS
  const files = [...read.files, ...(read.options.has('--mesh') ? [read.options.get('--mesh') as string] : []), file]
  const absent = files.find((each) => !existsSync(each))
  if (absent) return refuse(`${absent}: there is no such file or folder`)
  const set = read.options.get('--set') ?? 'develop'
  const questions = (await readQuestions(file)).filter((each) => each.set === set)
  if (questions.length === 0) return refuse(`${file}: there is no question of the set ${set}`)
  const judged = await judge(questions, read.files, read.options.get('--mesh'), signal)
  const figures = coverageFigures(judged)
  if (read.flags.has('--mistakes')) {
    for (const { question, pmid } of judged.filter(isWrong)) say(`${pmid ?? 'not there'}: ${question}`)
  }
  const lines = Object.entries(figures).map(([name, count]) => `${name.padEnd(24)}${count}`)
  console.log(read.flags.has('--json') ? JSON.stringify(figures) : lines.join('\n'))
  return 0
}

async function readQuestions(file: string): Promise<CoveredQuestion[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean)
  return lines.map((line) => coveredQuestion.parse(JSON.parse(line)))
}

async function judge(
  questions: CoveredQuestion[],
  articles: string[],
  mesh: string | undefined,
  signal: AbortSignal,
): Promise<JudgedQuestion[]> {
  const server = await enterScratchServer()
  try {
    await disconnect()
    const url = await server.createDatabase('coverage')
    workOn(url)
    say('Importing …')
    if (mesh) await runImportCommand(['mesh', mesh], url)
    await runImportCommand(articles, url)
    const viewer = await makeReader()
    const judged: JudgedQuestion[] = []
    for (const each of questions) {
      signal.throwIfAborted()
      const result = await searchStudies(viewer, parseSearchRequest({ q: each.question }))
      judged.push({ ...each, saidAbsent: (await findAbsence(viewer, each.question, result)) !== null })
    }
    return judged
  } finally {
    await disconnect()
    await server.leave()
  }
}
