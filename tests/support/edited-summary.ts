import { readSummaryForEditing, type SummaryInput, saveSummary } from '@/db/summaries/summary-editor'
import type { Person } from '@/lib/access/viewer'
import { asEditedFacts } from '@/lib/summaries/edited-facts'

/** What the editor's form sends back when nothing in it was touched. */
export async function formOf(editor: Person, studyId: number): Promise<SummaryInput> {
  const shown = await readSummaryForEditing(editor, studyId)
  if (!shown) throw new Error(`${editor.name} may not edit study ${studyId}`)
  return {
    studyId,
    version: shown.version,
    tldr: shown.tldr ?? '',
    paragraph: shown.paragraph ?? '',
    facts: asEditedFacts(shown.facts),
    level: shown.level,
    levelReason: shown.levelReason ?? '',
    checked: false,
    abstractChangedAt: shown.abstractChangedAt,
  }
}

/** Opens the form, changes `typed` in it and saves. */
export async function edit(editor: Person, studyId: number, typed: Partial<SummaryInput> = {}) {
  return (await saveSummary(editor, { ...(await formOf(editor, studyId)), ...typed })).version
}
