import { PgDialect } from 'drizzle-orm/pg-core'
import type { ImportSql } from '@/db/connection/copy-rows'
import type { AskCorpus } from '@/db/references/candidates'

const DIALECT = new PgDialect()

/** Asks the corpus by the connection of an import. */
export const askedBy =
  (tx: ImportSql): AskCorpus =>
  (query) => {
    const { sql, params } = DIALECT.sqlToQuery(query)
    return tx.unsafe(sql, params as never[])
  }
