import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { settingNames } from '@/lib/settings/settings'
import { documentedSettings } from './setting-names'
import type { Source } from './sources'

/** A Markdown file of the project: its path from the root, and its text. */
export type Paper = { file: string; text: string }

/** Papers at the root that say how the project is used and written. */
const AT_ROOT = ['README.md', 'STYLE.md', 'CONTRIBUTING.md', 'SECURITY.md']
const DOCS = 'docs'
const SETTINGS = 'docs/configuration.md'
const GLOSSARY = 'docs/glossary.md'

const MOST_README_LINES = 80
const MOST_TERMS = 60

/** What the papers say that does not hold. */
export function untruePapers(sources: readonly Source[]): string[] {
  const papers = readPapers()
  const textOf = (name: string) => papers.find(({ file }) => file === name)?.text ?? ''
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
  return [
    ...tooManyLines(textOf('README.md')),
    ...commandFaults(papers, Object.keys(scripts)),
    ...papers.flatMap((paper) => pathFaults(paper, existsSync, sources)),
    ...papers.flatMap((paper) => linkFaults(paper, papers, existsSync)),
    ...settingFaults(
      documentedSettings(textOf(SETTINGS)),
      settingNames().filter((name) => !isNumbered(name)),
    ),
    ...tooManyTerms(textOf(GLOSSARY)),
  ]
}

function readPapers(): Paper[] {
  const docs = readdirSync(DOCS)
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.posix.join(DOCS, name))
  return [...AT_ROOT.filter((file) => existsSync(file)), ...docs].map((file) => ({
    file,
    text: readFileSync(file, 'utf8'),
  }))
}

function tooManyLines(readme: string): string[] {
  const lines = readme.split('\n').length - 1
  return lines > MOST_README_LINES
    ? [`README.md has ${lines} lines: move what is past ${MOST_README_LINES} to docs`]
    : []
}

/** Scripts that npm runs by itself, around an install. */
const BY_ITSELF = /^(?:pre|post)install$/

/** Commands that are named and do not exist, and those that exist and are named nowhere. */
export function commandFaults(papers: readonly Paper[], scripts: readonly string[]): string[] {
  const named = papers.flatMap(({ file, text }) =>
    [...text.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)].map(([, run, short]) => ({
      file,
      script: (run ?? short) as string,
    })),
  )
  const missing = named
    .filter(({ script }) => !scripts.includes(script))
    .map(({ file, script }) => `${file} names npm run ${script}, which package.json does not have`)
  const documented = new Set(
    named.filter(({ file }) => file === 'README.md' || file.startsWith(DOCS)).map(({ script }) => script),
  )
  const untold = scripts
    .filter((script) => !documented.has(script) && !BY_ITSELF.test(script))
    .map((script) => `Neither README.md nor docs/ says what npm run ${script} does`)
  return [...new Set(missing), ...untold]
}

const IN_PROJECT = /^(?:\.ci|app|bin|db|docs|drizzle|lib|patches|public|tests)\/[^\s<>*…{}]*$/
const FILE_NAME = /^[\w.-]+\.(?:ts|tsx|mjs|md|sql|yaml)$/

/** Paths and file names in backticks that are not there; a bare file name is one of any folder. */
export function pathFaults(
  { file, text }: Paper,
  exists: (path: string) => boolean,
  sources: readonly Pick<Source, 'file'>[],
): string[] {
  const names = new Set(sources.map((source) => path.posix.basename(source.file)))
  return [...withoutBlocks(text).matchAll(/`([^`\n]+)`/g)].flatMap(([, words = '']) => {
    const isThere = exists(words) || (FILE_NAME.test(words) && names.has(words))
    return (IN_PROJECT.test(words) || FILE_NAME.test(words)) && !isThere
      ? [`${file} names ${words}, which is not there`]
      : []
  })
}

/** Links within the project whose file or heading is not there. */
export function linkFaults(paper: Paper, papers: readonly Paper[], exists: (path: string) => boolean): string[] {
  return [...withoutBlocks(paper.text).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) => {
    if (/^[a-z]+:/.test(link)) return []
    const [to = '', heading] = link.split('#')
    const target = to ? path.posix.normalize(path.posix.join(path.posix.dirname(paper.file), to)) : paper.file
    if (!exists(target)) return [`${paper.file} links to ${link}, which is not there`]
    const text = papers.find(({ file }) => file === target)?.text
    const isMissing = heading !== undefined && text !== undefined && !headingsOf(text).includes(heading)
    return isMissing ? [`${paper.file} links to ${link}, and there is no such heading`] : []
  })
}

/** Headings as GitHub makes addresses of them. */
const headingsOf = (text: string): string[] =>
  [...withoutBlocks(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )

const withoutBlocks = (text: string) => text.replace(/^```[\s\S]*?^```/gm, '')

/** Settings that are documented and do not exist, exist and are not documented, or are documented twice. */
export function settingFaults(documented: readonly string[], settings: readonly string[]): string[] {
  const twice = documented.filter((name, index) => documented.indexOf(name) < index)
  return [
    ...documented
      .filter((name) => !settings.includes(name))
      .map((name) => `${SETTINGS} has ${name}, which nothing reads`),
    ...settings
      .filter((name) => !documented.includes(name))
      .map((name) => `${SETTINGS} does not have the setting ${name}`),
    ...twice.map((name) => `${SETTINGS} has ${name} twice`),
  ]
}

/** Of the numbered identity providers the first stands for all. */
const isNumbered = (name: string) => /_[234]$/.test(name)

/** Rows of the glossary's table, without its head. */
export function tooManyTerms(glossary: string): string[] {
  const rows = glossary.split('\n').filter((line) => /^\|(?! *-)/.test(line)).length
  const terms = Math.max(0, rows - 1)
  return terms > MOST_TERMS ? [`${GLOSSARY} has ${terms} terms: ${MOST_TERMS} can be known`] : []
}
