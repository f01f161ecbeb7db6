import { customType, integer, timestamp } from 'drizzle-orm/pg-core'

export const moment = (name?: string) =>
  name ? timestamp(name, { withTimezone: true, mode: 'date' }) : timestamp({ withTimezone: true, mode: 'date' })

/** Raw bytes: hashes of tokens and of contents. */
export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

export const searchVector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** Every row that two people, or two tabs, may edit: an update names the version it read. */
export const rowVersion = () => integer().notNull().default(1)
