import { drizzle } from 'drizzle-orm/postgres-js'
import type postgres from 'postgres'
import { recordEvent } from '@/db/events/record-event'
import { OPERATOR } from '@/lib/access/viewer'
import type { EventName } from '@/lib/events/event'

/** Adds an event to the audit trail on the owner's own connection, where nobody has signed in. */
export const recordAsOperator = (client: postgres.Sql, name: EventName & `backup.${string}`): Promise<void> =>
  drizzle(client).transaction((tx) => recordEvent(tx, OPERATOR, name, null))
