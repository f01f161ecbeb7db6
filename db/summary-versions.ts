import type { Level } from '@/lib/evidence/design'
import type { Warning } from '@/lib/evidence/linter'
import type { KeyFacts, SummaryMaker } from '@/lib/summary'
import type { Person, Viewer } from '@/lib/viewer'

/** One version of a study's summary, and how it came to be. */
export type SummaryVersion = {
  version: number
  current: boolean
  tldr: string | null
  paragraph: string | null
  facts: KeyFacts | null
  /** The level that a person gave the study, and why. */
  level: Level | null
  levelReason: string | null
  maker: SummaryMaker
  /** Whose the words are: a person's name, or what drafted them. */
  draftedBy: string
  draftedAt: Date
  /** Who made this version by hand and when: changed it, checked it, or brought it back. */
  editedBy: string | null
  editedAt: Date | null
  restoredFrom: number | null
  checkedBy: string | null
  checkedAt: Date | null
  warnings: Warning[]
}

/** Every version of a study's summary, newest first; [] for those who may not read the study. */
export async function readVersions(_viewer: Viewer, _studyId: number): Promise<SummaryVersion[]> {
  throw new Error('Not written yet')
}

export async function restoreSummary(
  _viewer: Person,
  _input: { studyId: number; version: number; restored: number },
): Promise<{ version: number }> {
  throw new Error('Not written yet')
}
