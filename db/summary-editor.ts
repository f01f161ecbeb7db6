import type { Level } from '@/lib/evidence/design'
import type { Warning } from '@/lib/evidence/linter'
import type { EditedFacts, KeyFacts, SummaryBasis, SummaryMaker } from '@/lib/summary'
import type { Person, Viewer } from '@/lib/viewer'

/** A study's current summary as an editor takes it up. */
export type EditedSummary = {
  studyId: number
  /** 0: nobody and nothing has written one yet. */
  version: number
  tldr: string | null
  paragraph: string | null
  facts: KeyFacts | null
  /** The level that a person gave the study; null: its design's. */
  level: Level | null
  levelReason: string | null
  basis: SummaryBasis
  /** Null where there is none yet, as the two below. */
  maker: SummaryMaker | null
  draftedBy: string | null
  draftedAt: Date | null
  checkedBy: string | null
  checkedAt: Date | null
  warnings: Warning[]
  /** The abstract's words changed since a person wrote or checked this. */
  recheck: boolean
  /** When the words of the abstract last changed; handed back with what is saved. */
  abstractChangedAt: Date | null
}

export type SummaryInput = {
  studyId: number
  /** The one that was shown. */
  version: number
  tldr: string
  paragraph: string
  facts: EditedFacts
  level: Level | null
  levelReason: string
  checked: boolean
  /** As it was shown; where it is another now, the abstract changed under the editor's hands. Left out: not asked. */
  abstractChangedAt?: Date | null
}

/** Null where there is no such study, or the viewer may not change summaries. */
export async function readSummaryForEditing(_viewer: Viewer, _studyId: number): Promise<EditedSummary | null> {
  throw new Error('Not written yet')
}

export async function saveSummary(_viewer: Person, _input: SummaryInput): Promise<{ version: number }> {
  throw new Error('Not written yet')
}
