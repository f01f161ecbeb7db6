/**
 * npm run eval -- findings FILE... [--texts FILE_OR_FOLDER] [--json] [--out FILE]
 *
 * Drafts the TL;DR of annotated abstracts and tells how often it is made from a sentence that states the main result.
 * A line of a FILE is {id, kind, main, weak, misleading, direction, sents}: places in `sents`, which are [start, end] in
 * UTF-16 units of the abstract's sections with one space between them. The texts are found by `id` in `--texts`
 * (labelled abstracts, trial articles, PubMed records, screened records; without it where the shared data stands), or
 * stand in the line. A line of `--out` is {id, tldr, spans, verdict}, or {id, tldr: null, none}.
 *
 * A TL;DR of several sentences counts as main where one of them is; otherwise its worst sentence counts. Of two readings
 * of an abstract the stricter counts, and those that differ are reported apart as `disputed`. `claimed` is a number, the
 * verdicts are shares of it; `claimed_of_results` leaves out protocols and other abstracts that have no result.
 */
import { writeFile } from 'node:fs/promises'
import { togetherById } from '@/lib/evaluation/annotated-finding'
import { type FindingQuality, findingQuality, type JudgedFinding, verdictOf } from '@/lib/evaluation/finding-agreement'
import type { FindingText } from '@/lib/evaluation/finding-text'
import { claimsOf, type FindingClaims } from '@/lib/evaluation/judged-findings'
import { reasonOf } from '@/lib/io/source-files'
import { readFileArguments, refuse, say } from './arguments'
import { FINDING_TEXTS, findTexts } from './finding-texts'
import { readFindings } from './read-findings'

const USAGE = 'Usage: npm run eval -- findings FILES [--texts FILE_OR_FOLDER] [--json] [--out FILE]'

export default async function evalFindings(args: string[], signal: AbortSignal): Promise<number> {
  const read = readFileArguments(args, { flags: ['--json'], options: ['--texts', '--out'], usage: USAGE })
  if ('wrong' in read) return refuse(read.wrong)
  const out = read.options.get('--out')
  const refused = out && (await writeFile(out, '').then(() => '', reasonOf))
  if (refused) return refuse(`${out}: ${refused}`)
  const annotated = await readFindings(read.files)
  if ('wrong' in annotated) return refuse(annotated.wrong)
  const given = read.options.get('--texts')
  const findings = togetherById(annotated.readings)
  const missing = findings.filter(({ id }) => !annotated.texts.has(id))
  const found = missing.length > 0 ? await findTexts(given ? [given] : FINDING_TEXTS, missing, say, signal) : new Map()
  const texts = new Map<string, FindingText>([...annotated.texts, ...found])
  if (texts.size === 0) return refuse(`The text of none of ${findings.length} abstracts was found. ${USAGE}`)
  if (texts.size < findings.length) say(`The texts of ${findings.length - texts.size} abstracts were not found.`)
  const claims = findings.flatMap((finding) => {
    const text = texts.get(finding.id)
    return text ? [claimsOf(finding, text)] : []
  })
  if (out) await writeFile(out, claims.map((claim) => `${JSON.stringify(line(claim))}\n`).join(''))
  const figures = figuresOf(claims)
  console.log(read.flags.has('--json') ? JSON.stringify(figures) : table(figures))
  return 0
}

function line({ id, drafted, none }: FindingClaims): object {
  if (!drafted.claim) return { id, tldr: null, none }
  return { id, tldr: drafted.claim.text, spans: drafted.claim.spans, verdict: verdictOf(drafted).verdict }
}

type Baseline = 'last_sentence' | 'first_conclusion' | 'best_rule_today'
type Compared = FindingQuality & { baseline: Record<Baseline, FindingQuality> }
type Figures = Compared & { disputed: number; by_kind: Record<string, Compared> }

function compared(claims: readonly FindingClaims[]): Compared {
  const quality = (which: 'drafted' | Baseline) => findingQuality(claims.map((claim) => claim[which] as JudgedFinding))
  return {
    ...quality('drafted'),
    baseline: {
      last_sentence: quality('last_sentence'),
      first_conclusion: quality('first_conclusion'),
      best_rule_today: quality('best_rule_today'),
    },
  }
}

function figuresOf(claims: readonly FindingClaims[]): Figures {
  const kinds = [...new Set(claims.map(({ drafted }) => drafted.finding.kind))].sort()
  return {
    ...compared(claims),
    disputed: claims.filter(({ drafted }) => drafted.claim && verdictOf(drafted).isDisputed).length,
    by_kind: Object.fromEntries(
      kinds.map((kind) => [kind, compared(claims.filter(({ drafted }) => drafted.finding.kind === kind))]),
    ),
  }
}

const COLUMNS = [
  'abstracts',
  'claimed',
  'claimed_of_results',
  'main',
  'weak',
  'neutral',
  'misleading',
  'wrong_role',
  'direction_right',
] as const

function table({ disputed, by_kind, ...all }: Figures): string {
  const row = (name: string, cells: readonly string[]) =>
    name.padEnd(22) + cells.map((cell) => cell.padStart(11)).join('')
  const shown = (value: number) => (Number.isInteger(value) && value !== 1 ? String(value) : value.toFixed(3))
  const rowOf = (name: string, quality: FindingQuality) =>
    row(
      name,
      COLUMNS.map((column, index) => (index < 2 ? String(quality[column]) : shown(quality[column]))),
    )
  const names = COLUMNS.map((column) => column.replace('claimed_of_results', 'of results').replace('_right', ''))
  return [
    row('', names),
    rowOf('TL;DR', all),
    ...Object.entries(all.baseline).map(([name, quality]) => rowOf(name.replaceAll('_', ' '), quality)),
    ...Object.entries(by_kind).map(([kind, quality]) => rowOf(`TL;DR, ${kind}`, quality)),
    `${disputed} claims are judged by two readings that differ; the stricter counts.`,
  ].join('\n')
}
