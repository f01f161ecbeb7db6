import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { signedIn } from '@/app/_server/viewer'
import { Ago } from '@/app/_ui/ago'
import { EmptyState } from '@/app/_ui/empty-state'
import { Pill } from '@/app/_ui/pill'
import { WrittenOn } from '@/app/_ui/written-on'
import { listBackups } from '@/db/backup/list-backups'
import { settings } from '@/db/settings/settings'
import { backupState } from '@/lib/backup/backup-state'

export const metadata: Metadata = { title: 'Backups' }

export default async function BackupsPage() {
  const backups = await listBackups(await signedIn())
  if (!backups) notFound()
  const { verified, warning } = backupState(backups, new Date(), settings().backupFolder !== null)
  return (
    <>
      <h1 className="page-title">Backups</h1>
      <p className="meta mt-1">
        {verified ? (
          <>
            A backup was last restored to try it <Ago at={verified} />.
          </>
        ) : (
          'No backup was restored yet to try it.'
        )}{' '}
        Times are UTC.
      </p>
      {warning && <p className="mt-4 rounded bg-warn-wash px-3 py-2">{warning}</p>}
      {backups.length === 0 && (
        <EmptyState title="No backups">
          Where the setting <code>PRECIS_BACKUPS</code> names a folder, best on another disk, a backup is written there
          every night. On the machine, <code>npm run backup -- FILE</code> takes one at any time.
        </EmptyState>
      )}
      <ol className="mt-6">
        {backups.map(({ file, takenAt, bytes, verifiedAt }) => (
          <li key={file} className="flex flex-wrap items-baseline gap-x-3 border-line border-b py-3">
            <span className="font-medium">
              <WrittenOn at={takenAt} exact />
            </span>
            {verifiedAt && <Pill tone="go">Restored to try it</Pill>}
            <span className="meta min-w-0 break-all sm:ml-auto">
              {file}, {Math.ceil(bytes / 1_000_000).toLocaleString('en-GB')} MB
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}
