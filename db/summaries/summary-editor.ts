import { and, eq, sql } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import { mayRead } from '@/db/events/record-denial'
import { recordEvent } from '@/db/events/record-event'
import { studies } from '@/db/schema/studies'
import { studySummaries } from '@/db/schema/summaries'
import { users } from '@/db/schema/users'
import { AppError } from '@/lib/access/app-error'
import { compareVersion } from '@/lib/access/compare-version'
import { authorize } from '@/lib/access/policy'
import type { Person, Viewer } from '@/lib/access/viewer'
import type { Level } from '@/lib/evidence/design'
import type { SavedWarning } from '@/lib/evidence/saved-warning'
import { isRetold } from '@/lib/studies/retold'
import { applyEditedFacts, changedFacts, inOneLine } from '@/lib/summaries/edited-facts'
import type { EditedFacts, KeyFacts, SummaryBasis, SummaryMaker } from '@/lib/summaries/summary'
import { tidyText } from '@/lib/text/typed-text'
import { asksForRecheck, writtenSummary } from './summary-columns'
import {
  type CurrentVersion,
  currentVersion,
  type LockedStudy,
  lockStudy,
  type NewVersion,
  writeVersion,
} from './summary-writing'

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
  /** Null where there is none yet, as the three below. */
  maker: SummaryMaker | null
  draftedBy: string | null
  originalDrafter: string | null
  draftedAt: Date | null
  checkedBy: string | null
  checkedAt: Date | null
  warnings: SavedWarning[]
  /** The abstract's words changed since a person wrote or checked this. */
  recheck: boolean
  /** When the words of the abstract last changed; handed back with what is saved. */
  abstractChangedAt: Date | null
}

/** Null where there is no such study, or the viewer may not change summaries. */
export async function readSummaryForEditing(viewer: Viewer, studyId: number): Promise<EditedSummary | null> {
  if (!mayRead(viewer, 'summary.change')) return null
  return withViewer(viewer, async (tx) => {
    const [row] = await tx
      .select({
        studyId: studies.id,
        version: sql<number>`coalesce(${studySummaries.version}, 0)`,
        ...writtenSummary,
        checkedBy: users.name,
        recheck: asksForRecheck,
        abstractChangedAt: studies.abstractChangedAt,
      })
      .from(studies)
      .leftJoin(studySummaries, and(eq(studySummaries.studyId, studies.id), eq(studySummaries.current, true)))
      .leftJoin(users, eq(users.id, studySummaries.checkedBy))
      .where(eq(studies.id, studyId))
    return row ? { ...row, basis: row.basis ?? 'abstract', warnings: row.warnings ?? [] } : null
  })
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

/**
 * Makes what an editor wrote, checked or both the current version, over whatever warnings it has; the same once more
 * makes none. Throws `conflict` where `version` is no longer current or the abstract has changed, `invalid` for a level
 * without a reason and for a line that states no effect.
 */
export async function saveSummary(viewer: Person, input: SummaryInput): Promise<{ version: number }> {
  return withViewer(viewer, async (tx) => {
    authorize(viewer, 'summary.change')
    if (input.checked) authorize(viewer, 'summary.check')
    const study = await lockStudy(tx, input.studyId)
    const current = await currentVersion(tx, study.id)
    const typed = typedOf(input)
    const isSame = current !== undefined && saysTheSame(current, typed)
    // The same form posted twice.
    if (isSame && current.version !== input.version && current.editedBy === viewer.id)
      return { version: current.version }
    refuseOutdated(input, current?.version ?? 0, study.abstractChangedAt)
    if (typed.level && !typed.levelReason)
      throw new AppError('invalid', 'Say why the study has another level than its design gives it.')
    if (isSame && !(typed.checked && current.recheck)) return { version: current.version }

    const version = await writeVersion(tx, study, buildNextVersion(study, current, typed))
    const isOnlyChecked =
      current !== undefined &&
      typed.checked &&
      saysTheSame({ ...current, checkedAt: null }, { ...typed, checked: false })
    await recordEvent(tx, viewer, isOnlyChecked ? 'summary.check' : 'summary.change', String(study.id), {
      version,
      checked: typed.checked,
    })
    return { version }
  })
}

/** What was typed, as it is stored; '' is nothing. */
function typedOf({ tldr, paragraph, facts, level, levelReason, checked }: SummaryInput) {
  const line = (text: string) => inOneLine(tidyText(text))
  return {
    tldr: line(tldr) || null,
    paragraph: tidyText(paragraph) || null,
    facts: {
      population: line(facts.population),
      intervention: line(facts.intervention),
      comparator: line(facts.comparator),
      outcome: line(facts.outcome),
      sampleSize: facts.sampleSize,
      followUp: line(facts.followUp),
      effects: tidyText(facts.effects),
    },
    level,
    levelReason: level ? tidyText(levelReason) : null,
    checked,
  }
}

type Typed = ReturnType<typeof typedOf>

/** A form may give back other white space than it was given. */
const isSameLine = (one: string | null, other: string | null) => inOneLine(one ?? '') === inOneLine(other ?? '')
const isSameText = (one: string | null, other: string | null) => tidyText(one ?? '') === tidyText(other ?? '')

const saysTheSame = (
  row: Pick<CurrentVersion, 'tldr' | 'paragraph' | 'facts' | 'level' | 'levelReason' | 'checkedAt'>,
  typed: Typed,
) =>
  isSameLine(row.tldr, typed.tldr) &&
  isSameText(row.paragraph, typed.paragraph) &&
  changedFacts(row.facts, typed.facts).length === 0 &&
  row.level === typed.level &&
  isSameLine(row.levelReason, typed.levelReason) &&
  (row.checkedAt !== null) === typed.checked

function refuseOutdated(input: SummaryInput, current: number, abstractChangedAt: Date | null) {
  compareVersion({ version: current }, input, 'summary')
  if (input.abstractChangedAt !== undefined && input.abstractChangedAt?.getTime() !== abstractChangedAt?.getTime())
    throw new AppError(
      'conflict',
      'The abstract of this study changed while you were writing. It is shown here as it is now. Save again once you have compared them.',
    )
}

/**
 * The next version: what stays as it was keeps what it rests on and whose it is. A machine's sentence that a person has
 * left as it is stays a machine's until somebody has checked it.
 */
function buildNextVersion(study: LockedStudy, current: CurrentVersion | undefined, typed: Typed): NewVersion {
  const sameTldr = current && isSameLine(current.tldr, typed.tldr) ? current : null
  const sameParagraph = current && isSameText(current.paragraph, typed.paragraph) ? current : null
  const kept = sameTldr && sameParagraph
  const draft = kept?.maker === 'machine' && !typed.checked ? kept : null
  // Of a study without an abstract a machine has kept why it drafted nothing, from an abstract that is not there.
  const written = current?.maker === 'person' ? current.basis : null
  return {
    basis: written ?? (study.abstract.length === 0 ? 'record' : isRetold(study.source) ? 'retold' : 'abstract'),
    tldr: sameTldr ? sameTldr.tldr : typed.tldr,
    sourceSection: sameTldr?.sourceSection ?? null,
    sourceStart: sameTldr?.sourceStart ?? null,
    sourceEnd: sameTldr?.sourceEnd ?? null,
    paragraph: sameParagraph ? sameParagraph.paragraph : typed.paragraph,
    sentences: sameParagraph?.sentences ?? null,
    facts: applyEditedFacts(current?.facts ?? null, typed.facts),
    level: typed.level,
    levelReason: typed.levelReason,
    maker: draft ? 'machine' : 'person',
    drafter: draft?.drafter ?? null,
    refusal: draft?.refusal ?? null,
    wordsOf: kept?.version ?? null,
    checked: typed.checked ? 'now' : null,
    restoredFrom: null,
  }
}
