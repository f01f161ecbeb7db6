import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { signedIn } from '@/app/_server/viewer'
import { WrittenOn } from '@/app/_ui/written-on'
import { lastBackup } from '@/db/backup/last-backup'
import { can } from '@/lib/access/policy'

export const metadata: Metadata = { title: 'Backup' }

/** When everything was last backed up, and how it is done. */
export default async function BackupPage() {
  const who = await signedIn()
  if (!can(who, 'audit.read')) notFound()
  const last = await lastBackup(who)
  return (
    <div className="max-w-[68ch]">
      <h1 className="page-title">Backup</h1>
      <p className="mt-3 text-ink-2">
        {last ? (
          <>
            The last backup was taken on <WrittenOn at={last.takenAt} />.
          </>
        ) : (
          'No backup has been taken yet.'
        )}
      </p>
      <h2 className="section-title mt-8">Take one</h2>
      <p className="mt-3">
        Where Précis runs: <code className="rounded bg-sunken px-1">npm run backup -- FILE</code>
      </p>
      <p className="mt-3 text-ink-2">
        People can work on while it is taken. The file holds everything that anybody wrote here: keep it where only
        administrators can read it, and not on this machine alone. Restore one from time to time into a new, empty
        portal, with <code className="rounded bg-sunken px-1">npm run restore -- FILE</code>, to know that it can be.
      </p>
    </div>
  )
}
