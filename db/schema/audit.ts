import { bigint, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, moment } from './columns'

/** Who did what to what, written in the transaction that did it; never changed, never deleted. */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: moment().notNull().defaultNow(),
    /** Null where the machine's operator or sign-in itself acted. */
    actorId: uuid('actor_id'),
    /** The kind of viewer who acted: person, auth, operator. */
    actorKind: text('actor_kind').notNull(),
    /** A right of `lib/access/policy.ts` or an event of signing in: "list.rename", "session.open". */
    action: text().notNull(),
    subjectId: text('subject_id'),
    /** Facts about the act; never bodies, tokens or search text. */
    details: jsonb().$type<Record<string, unknown>>(),
  },
  (t) => [index('audit_events_at').on(t.at), index('audit_events_actor').on(t.actorId, t.at)],
)

/** A link for each event, made by the database when the event is committed; see drizzle/0030. */
export const auditChain = pgTable('audit_chain', {
  seq: bigint({ mode: 'number' }).primaryKey(),
  eventId: bigint('event_id', { mode: 'number' }).notNull().unique('audit_chain_event'),
  /** Over the event and the hash before it. */
  hash: bytes().notNull(),
})
