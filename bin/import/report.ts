import type { Rejection } from '@/db/import/corpus/import-log'
import type { UndoReport } from '@/db/import/references/undo-import'
import type { ImportCounts, ImportKind } from '@/db/schema/imports'

/** How many rejections are told one by one. */
const TOLD = 20

/** Says on standard error what is not taken, and how far the import is while somebody is watching. */
export class ImportReporter {
  #rejections = 0
  #drawn = false
  #drawnAt = 0

  constructor(
    readonly startedAt: number,
    /** References have reasons that say themselves what became of them. */
    readonly ofReferences = false,
  ) {}

  rejection({ kind, file, position, reason, ...rest }: Rejection) {
    if (kind === 'rejection' && ++this.#rejections > TOLD) return
    const name = 'identifier' in rest && rest.identifier ? ` ${rest.identifier}:` : ''
    const what = kind === 'break' ? ' the file breaks here:' : this.ofReferences ? '' : ' rejected:'
    this.say(`${file}:${position.line}:${position.column}:${what}${name} ${reason}`)
  }

  progress(counts: ImportCounts) {
    const now = Date.now()
    if (!process.stderr.isTTY || now - this.#drawnAt < 200) return
    this.#drawnAt = now
    this.#drawn = true
    const rate = Math.round(counts.records / Math.max(0.001, (now - this.startedAt) / 1000))
    process.stderr.write(
      `\r\x1b[K${number(counts.records)} records, ${number(counts.added)} added, ${number(rate)} a second`,
    )
  }

  say(line: string) {
    this.#clear()
    process.stderr.write(`${line}\n`)
  }

  end() {
    this.#clear()
    if (this.#rejections > TOLD) {
      const more = `and ${number(this.#rejections - TOLD)} more${this.ofReferences ? '' : ' rejected'}`
      this.say(`${more}; all of them are in Administration → Imports`)
    }
  }

  #clear() {
    if (this.#drawn) process.stderr.write('\r\x1b[K')
    this.#drawn = false
  }
}

const number = (value: number) => value.toLocaleString('en')

const of = (one: string, many: string, value: number) => `${number(value)} ${value === 1 ? one : many}`

export function summary(kind: ImportKind, counts: ImportCounts, seconds: number): string {
  const taken = [
    `${number(counts.added)} added`,
    ...(kind === 'references' ? [] : [`${number(counts.updated)} updated`]),
    `${number(counts.unchanged)} ${kind === 'references' ? 'already here' : 'unchanged'}`,
    ...(kind === 'studies' ? [`${number(counts.withdrawn)} withdrawn`] : []),
    ...(kind === 'references' ? [`${number(counts.undecided ?? 0)} to decide`] : []),
    `${number(counts.rejected)} rejected`,
  ]
  const parts = [
    `${of('record', 'records', counts.records)} from ${of('file', 'files', counts.files)}: ${taken.join(', ')}`,
    ...followed(kind, counts),
    `${seconds.toFixed(1)} s`,
  ]
  return parts.join('; ')
}

function followed(kind: ImportKind, { resolved, references, joined = 0, retracted = 0 }: ImportCounts): string[] {
  if (kind === 'studies') return [`${number(resolved)} of ${of('reference', 'references', references)} resolved`]
  if (kind === 'journals') return [`${of('journal', 'journals', joined)} of the corpus joined with its match`]
  if (kind === 'retractions') return [`${of('study', 'studies', retracted)} newly known to be retracted`]
  return []
}

/** What a command says that waits for room on the disk. */
export const lackOfRoom = (bytes: number): string =>
  `Only ${Math.floor(bytes / 1_000_000)} MB are left where the database is: waiting for room.`

export const undoHint = (id: number): string =>
  `Undo the import of these references with: npm run import -- --undo ${id}`

/** What an undo came to. */
export function undone({ fileName, counts, kept }: UndoReport): string {
  const lines = [`${fileName}: ${of('study', 'studies', counts.withdrawn)} taken away, ${number(kept.length)} kept`]
  return [...lines, ...kept.map(({ studyId, title, reason }) => `kept study ${studyId}, ${title}: ${reason}`)].join(
    '\n',
  )
}
