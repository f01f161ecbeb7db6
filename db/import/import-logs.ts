import { and, asc, desc, eq, gt, lt } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import { type ImportCounts, type ImportKind, importRejections, imports } from '@/db/schema/imports'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'

export type ImportState = 'running' | 'finished' | 'broken' | 'interrupted'
export type ImportLog = {
  id: number
  startedAt: Date
  finishedAt: Date | null
  state: ImportState
  kind: ImportKind
  sources: string[]
  counts: ImportCounts
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
}

/** Imports from the latest back, those before `before`; null for those who may not know. */
export async function listImports(viewer: Viewer, before?: number): Promise<ImportLog[] | null> {
  if (!can(viewer, 'imports.read')) return null
  return withViewer(viewer, (tx) =>
    tx
      .select(account)
      .from(imports)
      .where(before ? lt(imports.id, before) : undefined)
      .orderBy(desc(imports.id))
      .limit(IMPORTS_A_PAGE),
  )
}

/** One import with the rejections after `after`, in the order they were met. */
export async function readImport(
  viewer: Viewer,
  id: number,
  after = 0,
): Promise<(ImportLog & { rejections: Rejection[] }) | null> {
  if (!can(viewer, 'imports.read')) return null
  return withViewer(viewer, async (tx) => {
    const [found] = await tx.select(account).from(imports).where(eq(imports.id, id))
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
    return { ...found, rejections }
  })
}
