import { sql } from 'drizzle-orm'
import { type AnyPgColumn, check, customType, integer, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Audience } from '@/lib/access/audience'

export const moment = (name?: string) =>
  name ? timestamp(name, { withTimezone: true, mode: 'date' }) : timestamp({ withTimezone: true, mode: 'date' })

/** Raw bytes: hashes of tokens and of contents. */
export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

export const searchVector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** Every row that two people, or two tabs, may edit: an update names the version it read. */
export const rowVersion = () => integer().notNull().default(1)

/** Who may read a text beside whoever wrote it, in one shape wherever there is such a text: see drizzle/0036. */
export const audienceColumns = (otherwise: Audience) => ({
  audience: text().$type<Audience>().notNull().default(otherwise),
  /** The groups that it is for; none for another audience. */
  audienceGroups: uuid('audience_groups').array().notNull().default([]),
})

/** Groups are named where, and only where, the text is for groups. */
export const audienceGroupsCheck = (name: string, t: { audience: AnyPgColumn; audienceGroups: AnyPgColumn }) =>
  check(
    name,
    sql`(${t.audience} = 'groups') = (cardinality(${t.audienceGroups}) > 0) and cardinality(${t.audienceGroups}) <= 10`,
  )
