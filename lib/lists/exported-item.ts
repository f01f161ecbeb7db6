import type { StudyForCitation } from '@/lib/citation/csl'
import type { CitationCount } from '@/lib/studies/citation-count'
import type { ReadingStatus } from './reading-list'

/** One study of a list as its exports know it. */
export type ExportedItem = {
  status: ReadingStatus
  reason: string
  dueOn: string | null
  assignedTo: { name: string } | null
  addedAt: Date
  study: StudyForCitation
  row: {
    finding: string | null
    findingDrafted: boolean
    findingOriginalDrafter: boolean
    design: string | null
    level: number | null
    citations: CitationCount | null
    retracted: boolean
  }
}
