type Backup = { takenAt: Date; verifiedAt: Date | null }

export type BackupState = {
  /** When one was last restored to try it. */
  verified: Date | null
  /** What an administrator should look into. */
  warning: string | null
}

const DAY_MS = 24 * 60 * 60 * 1000

/** How it stands with backups that are taken every night and tried every week, where that is set up. */
export function backupState(all: readonly Backup[], now: Date, isSetUp: boolean): BackupState {
  // A clock that was wrong says nothing of how it stands.
  const backups = all.filter(({ takenAt }) => takenAt <= now)
  const latest = (moments: (Date | null)[]) =>
    moments.reduce<Date | null>((last, at) => (at && (!last || at > last) ? at : last), null)
  const taken = latest(backups.map(({ takenAt }) => takenAt))
  const verified = latest(backups.map(({ verifiedAt }) => verifiedAt))
  const days = (at: Date) => (now.getTime() - at.getTime()) / DAY_MS
  if (!taken)
    return {
      verified,
      warning: isSetUp ? 'No backup was taken yet. The first comes at night; if not, Jobs says why.' : null,
    }
  if (days(taken) > 2) return { verified, warning: 'No backup was taken for two days. Jobs says why.' }
  if (!verified || days(verified) > 9)
    return {
      verified,
      warning: 'It is not known that these backups can be restored. Jobs says why none was tried lately.',
    }
  return { verified, warning: null }
}
