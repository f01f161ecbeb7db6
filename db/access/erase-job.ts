import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type postgres from 'postgres'
import { addToErased, ERASED_LIST, readErased, takeFromErased } from '@/db/backup/erased-list'
import type { Job } from '@/db/jobs/job'

export type Erasing = {
  /** Where the nightly backups are: the list of those who were erased stands beside them. Null where there are none. */
  folder: string | null
  /** Whether their comments are emptied too. */
  erasesComments: boolean
}

/** Every night: erases what was the own of people whose day has come. */
export const eraseJob = ({ folder, erasesComments }: Erasing): Job => ({
  kind: 'erase',
  key: 'erase',
  maxAttempts: 10,
  at: '17 1 * * *',
  run: async ({ sql, signal, progress }) => {
    const due = (await sql<{ id: string }[]>`select app.erasures_due() as id`).map(({ id }) => id)
    // Also those whose line was lost, or whose folder was another: the list is whole every night.
    const erased = (await sql<{ id: string }[]>`select app.erased_people() as id`).map(({ id }) => id)
    if (folder && due.length + erased.length > 0) await mkdir(folder, { recursive: true, mode: 0o700 })
    if (folder) await addToErased(folder, erased)
    for (const [done, id] of due.entries()) {
      if (signal.aborted) break
      // First: who is erased and on no list would come back with a backup.
      if (folder) await addToErased(folder, [id])
      await sql`select app.erase_due(${id}, ${erasesComments})`
      await progress(done + 1, due.length)
    }
    if (folder) await takeOffWhoIsKept(sql, folder)
  },
})

/**
 * Who was written on the list and is kept after all, because an administrator was sooner or a worker ended in between, would
 * be erased by the next restore.
 */
async function takeOffWhoIsKept(sql: postgres.Sql, folder: string): Promise<void> {
  const listed = await readErased(path.join(folder, ERASED_LIST))
  const kept = (await sql<{ id: string }[]>`select app.kept_people(${listed}::uuid[]) as id`).map(({ id }) => id)
  await takeFromErased(folder, kept)
}
