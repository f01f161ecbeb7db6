import type { Viewer } from '@/lib/viewer'
import type { StudyRow } from './study-rows'

/** Why a summary waits for a person. */
export type QueueReason = 'abstract changed' | 'retracted' | 'saved' | 'read'

export type QueuedDraft = {
  study: StudyRow
  reasons: QueueReason[]
  /** On how many reading lists the study is; whose is nobody's to know. */
  lists: number
  /** How often its page was opened in the last weeks. */
  views: number
}

export const DRAFTS_A_PAGE = 20

export async function readDraftQueue(
  _viewer: Viewer,
  _page: number,
): Promise<{ drafts: QueuedDraft[]; total: number; more: boolean }> {
  throw new Error('Not written yet')
}
