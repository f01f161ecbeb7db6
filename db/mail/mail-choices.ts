import { and, eq, sql } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import { withViewer } from '@/db/connection/with-viewer'
import { mailPreferences, mailSettings } from '@/db/schema/mail'
import { versionConflict } from '@/lib/access/compare-version'
import { authorize, can } from '@/lib/access/policy'
import type { Person } from '@/lib/access/viewer'
import { NOTICE_KINDS, type NoticeKind } from '@/lib/inbox/notice'
import { type Channel, defaultChoices, MAIL_KINDS, type MailChoices } from '@/lib/mail/mail-settings'

export type OwnMail = {
  choices: MailChoices
  channels: Record<NoticeKind, Channel>
  /** When a server said that the address does not exist; null where it works, as far as is known. */
  bouncedAt: Date | null
  /** 0 where nothing was chosen yet. */
  version: number
}

/** What the viewer chose about mail; `zone` is that of whoever has chosen none. */
export async function readMailChoices(viewer: Person, zone: string): Promise<OwnMail | null> {
  if (!can(viewer, 'account.change', { userId: viewer.id })) return null
  return withViewer(viewer, async (tx) => {
    const [row] = await tx
      .select({
        zone: mailSettings.zone,
        days: mailSettings.digestDays,
        time: mailSettings.digestAt,
        quietFrom: mailSettings.quietFrom,
        quietTo: mailSettings.quietTo,
        sendsDigest: mailSettings.sendsDigest,
        sendsNow: mailSettings.sendsNow,
        bouncedAt: mailSettings.bouncedAt,
        version: mailSettings.version,
      })
      .from(mailSettings)
      .where(ownedBy(viewer, mailSettings.userId))
    const chosen = await tx
      .select({ kind: mailPreferences.kind, channel: mailPreferences.channel })
      .from(mailPreferences)
      .where(ownedBy(viewer, mailPreferences.userId))
    const own = new Map(chosen.map(({ kind, channel }) => [kind, channel]))
    const channels = Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, own.get(kind) ?? MAIL_KINDS[kind].channel]))
    const { bouncedAt, version, ...choices } = row ?? { bouncedAt: null, version: 0, ...defaultChoices(zone) }
    return {
      choices: { ...choices, zone: choices.zone ?? zone },
      channels: channels as Record<NoticeKind, Channel>,
      bouncedAt,
      version,
    }
  })
}

/** Chooses when the digest comes and how the viewer hears of what. */
export async function changeMailChoices(
  viewer: Person,
  input: MailChoices & { channels: Record<NoticeKind, Channel>; version: number },
): Promise<void> {
  await withViewer(viewer, async (tx) => {
    authorize(viewer, 'account.change', { userId: viewer.id })
    const { zone, days: digestDays, time: digestAt, quietFrom, quietTo, sendsDigest, sendsNow } = input
    const set = { zone, digestDays, digestAt, quietFrom, quietTo, sendsDigest, sendsNow }
    const changed =
      input.version === 0
        ? await tx
            .insert(mailSettings)
            .values({ userId: viewer.id, ...set })
            .onConflictDoNothing()
            .returning({ version: mailSettings.version })
        : await tx
            .update(mailSettings)
            .set({ ...set, version: sql`${mailSettings.version} + 1` })
            .where(and(ownedBy(viewer, mailSettings.userId), eq(mailSettings.version, input.version)))
            .returning({ version: mailSettings.version })
    if (changed.length === 0) throw versionConflict('mail settings')
    await tx.delete(mailPreferences).where(ownedBy(viewer, mailPreferences.userId))
    await tx
      .insert(mailPreferences)
      .values(NOTICE_KINDS.map((kind) => ({ userId: viewer.id, kind, channel: input.channels[kind] })))
  })
}

/** Has mail sent again to an address of which a server said that it does not exist. */
export async function resumeMail(viewer: Person): Promise<void> {
  await withViewer(viewer, async (tx) => {
    authorize(viewer, 'account.change', { userId: viewer.id })
    await tx.update(mailSettings).set({ bouncedAt: null }).where(ownedBy(viewer, mailSettings.userId))
  })
}
