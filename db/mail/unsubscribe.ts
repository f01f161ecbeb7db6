import { sql } from 'drizzle-orm'
import { hashToken } from '@/db/access/token'
import { withViewer } from '@/db/connection/with-viewer'
import { SIGN_IN } from '@/lib/access/viewer'
import type { StoppableKind } from '@/lib/mail/outgoing'

/** Which mails a link stops, for whoever holds it; null where it never was, or its reader has no account any more. */
export const findUnsubscription = (token: string): Promise<StoppableKind | null> =>
  withViewer(SIGN_IN, async (tx) => {
    const [row] = await tx.execute<{ scope: StoppableKind | null }>(
      sql`select app.unsubscription(${hashToken(token)}) as scope`,
    )
    return row?.scope ?? null
  })

/** Stops the mails of a link, or all mail; again it changes nothing. Null as above. */
export const unsubscribe = (token: string, everything: boolean): Promise<StoppableKind | null> =>
  withViewer(SIGN_IN, async (tx) => {
    const [row] = await tx.execute<{ scope: StoppableKind | null }>(
      sql`select app.unsubscribe(${hashToken(token)}, ${everything}) as scope`,
    )
    return row?.scope ?? null
  })
