import { and, asc, desc, eq, gt, lt } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import { mayRead } from '@/db/events/record-denial'
import { type ImportCounts, type ImportKind, importRejections, imports } from '@/db/schema/imports'
import { users } from '@/db/schema/users'
import type { Viewer } from '@/lib/access/viewer'
import { baseName } from '@/lib/references/file-name'

export type ImportState = 'running' | 'finished' | 'broken' | 'interrupted'
export type ImportLog = {
  id: number
  startedAt: Date
  finishedAt: Date | null
  state: ImportState
  kind: ImportKind
  /** Names of files, without the folders of the server. */
  sources: string[]
  counts: ImportCounts
  /** Whoever asked for it on the page; null where it was run on the machine. */
  by: string | null
}
export type Rejection = {
  id: number
  file: string
  line: number | null
  column: number | null
  identifier: string | null
  reason: string
}

export const IMPORTS_A_PAGE = 20
export const REJECTIONS_A_PAGE = 100

const account = {
  id: imports.id,
  startedAt: imports.startedAt,
  finishedAt: imports.finishedAt,
  state: imports.state,
  kind: imports.kind,
  sources: imports.sources,
  counts: imports.counts,
  by: users.name,
}

/** Folders of the server are nobody's to know who reads pages. */
const withoutFolders = <Log extends ImportLog>(log: Log): Log => ({ ...log, sources: log.sources.map(baseName) })

/** Imports from the latest back, those before `before`; null for those who may not know. */
export async function listImports(viewer: Viewer, before?: number): Promise<ImportLog[] | null> {
  if (!mayRead(viewer, 'imports.read')) return null
  const logs = await withViewer(viewer, (tx) =>
    tx
      .select(account)
      .from(imports)
      .leftJoin(users, eq(users.id, imports.askedBy))
      .where(before ? lt(imports.id, before) : undefined)
      .orderBy(desc(imports.id))
      .limit(IMPORTS_A_PAGE),
  )
  return logs.map(withoutFolders)
}

/** One import with the rejections after `after`, in the order they were met. */
export async function readImport(
  viewer: Viewer,
  id: number,
  after = 0,
): Promise<(ImportLog & { rejections: Rejection[] }) | null> {
  if (!mayRead(viewer, 'imports.read')) return null
  return withViewer(viewer, async (tx) => {
    const [found] = await tx
      .select(account)
      .from(imports)
      .leftJoin(users, eq(users.id, imports.askedBy))
      .where(eq(imports.id, id))
    if (!found) return null
    const rejections = await tx
      .select({
        id: importRejections.id,
        file: importRejections.file,
        line: importRejections.line,
        column: importRejections.column,
        identifier: importRejections.identifier,
        reason: importRejections.reason,
      })
      .from(importRejections)
      .where(and(eq(importRejections.importId, id), gt(importRejections.id, after)))
      .orderBy(asc(importRejections.id))
      .limit(REJECTIONS_A_PAGE)
    return {
      ...withoutFolders(found),
      rejections: rejections.map((rejection) => ({ ...rejection, file: baseName(rejection.file) })),
    }
  })
}
