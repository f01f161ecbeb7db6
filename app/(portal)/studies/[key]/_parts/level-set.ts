import type { LevelSet } from '@/app/_study/level-explained'
import { readVersions, type SummaryVersion } from '@/db/summaries/summary-versions'
import type { Viewer } from '@/lib/access/viewer'

/** Who gave the study the level that it has now, and why; null where its design did. */
export async function whoSetLevel(viewer: Viewer, studyId: number): Promise<LevelSet | null> {
  return levelSetIn(await readVersions(viewer, studyId))
}

/** Of versions, newest first: whoever set the level and its reason as they stand now, not who last changed a word. */
export function levelSetIn(versions: readonly SummaryVersion[]): LevelSet | null {
  const at = versions.findIndex(({ current }) => current)
  const now = versions[at]
  if (!now?.level) return null
  const since = versions.slice(at)
  const other = since.findIndex(({ level, levelReason }) => level !== now.level || levelReason !== now.levelReason)
  const set = since[other === -1 ? since.length - 1 : other - 1] ?? now
  return { by: set.editedBy ?? set.draftedBy, at: set.editedAt ?? set.draftedAt, reason: now.levelReason ?? '' }
}
