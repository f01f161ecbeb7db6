import { and, desc, eq } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { studySummaries } from '@/db/schema/summaries'
import { users } from '@/db/schema/users'
import { AppError, notFound } from '@/lib/access/app-error'
import { authorize, can } from '@/lib/access/policy'
import type { Person, Viewer } from '@/lib/access/viewer'
import type { Level } from '@/lib/evidence/design'
import type { SavedWarning } from '@/lib/evidence/saved-warning'
import type { SummaryProvenance } from '@/lib/summaries/provenance'
import type { KeyFacts } from '@/lib/summaries/summary'
import { writtenSummary } from './summary-columns'
import { currentVersion, lockStudy, readVersion, textOf, writeVersion } from './summary-writing'

/** One version of a study's summary, and how it came to be. */
export type SummaryVersion = SummaryProvenance & {
  version: number
  current: boolean
  tldr: string | null
  paragraph: string | null
  facts: KeyFacts | null
  /** The level that a person gave the study, and why. */
  level: Level | null
  levelReason: string | null
  /** Who made this version by hand and when: changed it, checked it, or brought it back. */
  editedBy: string | null
  editedAt: Date | null
  restoredFrom: number | null
  /** What it was saved over. */
  warnings: SavedWarning[]
}

/** Every version of a study's summary, newest first; [] for those who may not read the study. */
export async function readVersions(viewer: Viewer, studyId: number): Promise<SummaryVersion[]> {
  if (!can(viewer, 'study.read')) return []
  return withViewer(viewer, (tx) => versionsOf(tx, studyId))
}

export const VERSIONS_A_PAGE = 20

export type VersionPage = {
  versions: SummaryVersion[]
  /** The one before the last of them, which that is compared with; null where that is the first. */
  before: SummaryVersion | null
  /** The number of the version that is shown now; null where there is none. */
  current: number | null
}

/** One page of the same; an empty one for those who may not read the study. */
export async function readVersionPage(viewer: Viewer, studyId: number, page: number): Promise<VersionPage> {
  if (!can(viewer, 'study.read')) return { versions: [], before: null, current: null }
  return withViewer(viewer, async (tx) => {
    const read = await versionsOf(tx, studyId)
      .limit(VERSIONS_A_PAGE + 1)
      .offset((page - 1) * VERSIONS_A_PAGE)
    const [current] = await tx
      .select({ version: studySummaries.version })
      .from(studySummaries)
      .where(and(eq(studySummaries.studyId, studyId), eq(studySummaries.current, true)))
    return {
      versions: read.slice(0, VERSIONS_A_PAGE),
      before: read[VERSIONS_A_PAGE] ?? null,
      current: current?.version ?? null,
    }
  })
}

/** How many there are; 0 for those who may not read the study. */
export async function countVersions(viewer: Viewer, studyId: number): Promise<number> {
  if (!can(viewer, 'study.read')) return 0
  return withViewer(viewer, (tx) => tx.$count(studySummaries, eq(studySummaries.studyId, studyId)))
}

function versionsOf(tx: Transaction, studyId: number) {
  const editor = alias(users, 'editor')
  const checker = alias(users, 'checker')
  return tx
    .select({
      version: studySummaries.version,
      current: studySummaries.current,
      ...writtenSummary,
      editedBy: editor.name,
      editedAt: studySummaries.editedAt,
      restoredFrom: studySummaries.restoredFrom,
      checkedBy: checker.name,
    })
    .from(studySummaries)
    .leftJoin(editor, eq(editor.id, studySummaries.editedBy))
    .leftJoin(checker, eq(checker.id, studySummaries.checkedBy))
    .where(eq(studySummaries.studyId, studyId))
    .orderBy(desc(studySummaries.version))
}

/**
 * Brings an earlier version back as a new one, with its level and whoever checked it; `version` is the current one that
 * the person was shown. Throws `conflict` where it is no longer current. The same form posted twice restores once.
 */
export async function restoreSummary(
  viewer: Person,
  input: { studyId: number; version: number; restored: number },
): Promise<{ version: number }> {
  return withViewer(viewer, async (tx) => {
    authorize(viewer, 'summary.restore')
    const study = await lockStudy(tx, input.studyId)
    const current = await currentVersion(tx, study.id)
    const old = await readVersion(tx, study.id, input.restored)
    if (!old || !current) throw notFound('version')
    if (old.version === current.version) return { version: current.version }
    if (current.version !== input.version) {
      if (current.editedBy === viewer.id && current.restoredFrom === old.version) return { version: current.version }
      throw new AppError(
        'conflict',
        'Somebody saved another version in the meantime. What is current now is shown here; nothing was restored.',
      )
    }
    const version = await writeVersion(tx, study, {
      ...textOf(old),
      maker: old.maker,
      drafter: old.drafter,
      refusal: old.refusal,
      wordsOf: old.version,
      checked: { as: old.version },
      restoredFrom: old.version,
    })
    await recordEvent(tx, viewer, 'summary.restore', String(study.id), { version, restored: old.version })
    return { version }
  })
}
