import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type postgres from 'postgres'

export type ImportSql = postgres.TransactionSql

/** A value as PostgreSQL's COPY takes it. */
export type CopyValue = string | number | boolean | null | undefined

/** Rows of one table in COPY's text format, made before the transaction that sends them. */
export class CopyRows {
  #lines: string[] = []

  add(...values: CopyValue[]) {
    let line = ''
    for (let index = 0; index < values.length; index++) line += (index === 0 ? '' : '\t') + field(values[index])
    this.#lines.push(`${line}\n`)
  }

  get count() {
    return this.#lines.length
  }

  /** Sends the rows into `target`, "table (column, …)". */
  async send(tx: ImportSql, target: string): Promise<void> {
    if (this.#lines.length === 0) return
    const writable = await tx.unsafe(`copy ${target} from stdin`).simple().writable()
    await pipeline(Readable.from(pieces(this.#lines)), writable)
  }
}

/** Lines joined into pieces that a socket takes well. */
function* pieces(lines: string[]): Generator<Buffer> {
  let piece = ''
  for (const line of lines) {
    piece += line
    if (piece.length > 128 * 1024) {
      yield Buffer.from(piece)
      piece = ''
    }
  }
  if (piece) yield Buffer.from(piece)
}

const ESCAPED = /[\\\n\r\t]/
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function field(value: CopyValue): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value !== 'string') return value === true ? 't' : value === false ? 'f' : String(value)
  return ESCAPED.test(value) ? value.replace(/[\\\n\r\t]/g, (character) => ESCAPES[character] as string) : value
}

/** A text array as PostgreSQL writes one. */
export function arrayText(items: readonly string[]): string {
  return `{${items.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}`
}

/** JSON for a column that is null where there is nothing to hold. */
export const jsonText = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value))
