import { sql } from 'drizzle-orm'
import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { GroupRole, InvitationAnswer } from '@/lib/groups/group'
import { moment, rowVersion } from './columns'
import { users } from './users'

/** People who read together. Only who is in it, and administrators, know that it exists. */
export const groups = pgTable(
  'groups',
  {
    id: uuid().primaryKey().defaultRandom(),
    name: text().notNull(),
    /** Its address: the name at first, with an ending that cannot be guessed, so that no name tells of another. */
    slug: text().notNull(),
    description: text().notNull().default(''),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => users.id),
    createdAt: moment('created_at').notNull().defaultNow(),
    archivedAt: moment('archived_at'),
    version: rowVersion(),
  },
  (t) => [uniqueIndex('groups_slug').on(t.slug)],
)

/** Who is in a group, and who was: one row from joining to leaving. */
export const groupMembers = pgTable(
  'group_members',
  {
    id: uuid().primaryKey().defaultRandom(),
    groupId: uuid('group_id')
      .notNull()
      .references(() => groups.id, { onDelete: 'cascade' }),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: text().$type<GroupRole>().notNull(),
    joinedAt: moment('joined_at').notNull().defaultNow(),
    leftAt: moment('left_at'),
    /** The identity provider that brought them in; null where people did. */
    issuer: text(),
    version: rowVersion(),
  },
  (t) => [
    uniqueIndex('group_members_live').on(t.groupId, t.userId).where(sql`${t.leftAt} is null`),
    index('group_members_user').on(t.userId).where(sql`${t.leftAt} is null`),
  ],
)

/** Invitations of people who have an account already; whoever has none is invited to the portal first. */
export const invitations = pgTable(
  'invitations',
  {
    id: uuid().primaryKey().defaultRandom(),
    groupId: uuid('group_id')
      .notNull()
      .references(() => groups.id, { onDelete: 'cascade' }),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    invitedBy: uuid('invited_by')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    invitedAt: moment('invited_at').notNull().defaultNow(),
    expiresAt: moment('expires_at').notNull(),
    answeredAt: moment('answered_at'),
    answer: text().$type<InvitationAnswer>(),
  },
  (t) => [
    uniqueIndex('invitations_waiting').on(t.groupId, t.userId).where(sql`${t.answeredAt} is null`),
    index('invitations_user').on(t.userId).where(sql`${t.answeredAt} is null`),
  ],
)
