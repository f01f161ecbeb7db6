import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type postgres from 'postgres'

export type ImportSql = postgres.TransactionSql

/** A value as PostgreSQL's COPY takes it. */
export type CopyValue = string | number | boolean | null | undefined

/** Bytes that a socket takes well in one piece. */
const PIECE = 64 * 1024

/** Rows of one table in COPY's text format, kept as the bytes that will be sent. */
export class CopyRows {
  #pieces: Buffer[] = []
  #last = ''

  add(...values: CopyValue[]) {
    let line = field(values[0])
    for (let index = 1; index < values.length; index++) line += `\t${field(values[index])}`
    this.#last += `${line}\n`
    if (this.#last.length > PIECE) this.#cut()
  }

  /** Sends the rows into `target`, "table (column, …)". */
  async send(tx: ImportSql, target: string): Promise<void> {
    this.#cut()
    if (this.#pieces.length === 0) return
    const writable = await tx.unsafe(`copy ${target} from stdin`).simple().writable()
    await pipeline(Readable.from(this.#pieces), writable)
  }

  #cut() {
    if (this.#last === '') return
    this.#pieces.push(Buffer.from(this.#last))
    this.#last = ''
  }
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
