import { z } from 'zod'

/** The layout of a backup; another number for whatever a reader of this one would misread. */
export const FORMAT = 1

/** The entry of a backup that says what is in it, and is written last. */
export const MANIFEST_NAME = 'manifest.json'

/** The entry with a table's rows: CSV as PostgreSQL writes it, in the order of the primary key, every value quoted. */
export const entryOf = (table: string) => `tables/${table}.csv`

const table = z.object({
  name: z.string().regex(/^[a-z_][a-z0-9_]*$/),
  /** In the order of the CSV's fields. */
  columns: z.array(z.string().regex(/^[a-z_][a-z0-9_]*$/)).min(1),
  rows: z.int().nonnegative(),
  /** Of the CSV. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

export const manifestSchema = z.object({
  format: z.literal(FORMAT),
  /** Of the portal that made it. */
  version: z.string(),
  /** The last migration of the database, by its name in drizzle/. */
  migration: z.string(),
  postgresql: z.string(),
  takenAt: z.iso.datetime(),
  /** A table comes after those that its rows name. */
  tables: z.array(table),
  sequences: z.array(
    z.object({ name: z.string().regex(/^[a-z_][a-z0-9_]*$/), last: z.string().regex(/^\d+$/), called: z.boolean() }),
  ),
  /** What the environment set, without what is secret. Shown to whoever restores; nothing is set by it. */
  settings: z.record(z.string(), z.string()),
})

export type Manifest = z.infer<typeof manifestSchema>
export type TableInBackup = Manifest['tables'][number]
