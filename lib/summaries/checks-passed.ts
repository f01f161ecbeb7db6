import type { SavedWarning } from '@/lib/evidence/saved-warning'
import { isModelDraft, type SummaryMaker } from './summary'

type Checked = {
  tldr: string | null
  maker: SummaryMaker
  draftedBy: string
  checkedAt: Date | null
  warnings: SavedWarning[]
}
type Checks = { title: string; passed: string[]; warned: SavedWarning[] }

const BY_RULES = [
  'One sentence of finding, in at most 35 words, made of sentences that stand in the abstract.',
  'Words were left out only where they bound no claim; words put in stand elsewhere in the same record.',
  'No number, unit, “not” or “may” was lost or added.',
  'What “however” bounds is stated with its other half, or not at all.',
  'Groups named by letters only are stated by what they stand for, or not at all.',
]
const BY_MODEL = [
  'Each sentence rests on one sentence of the abstract, and has no word, name, number or unit that is not there.',
  'No direction, comparison, “not” or “may” was reversed, lost or added.',
  'The finding has at most 35 words.',
]

/**
 * What a summary has passed: a draft of either machine every check of its kind, or it would not be shown. Where the record
 * has no abstract, a person's was compared with nothing.
 */
export function checksOf(summary: Checked, wasDrafted: boolean, hasAbstract: boolean): Checks {
  const { maker, checkedAt, warnings } = summary
  if (maker === 'machine') {
    const all = isModelDraft(summary) ? BY_MODEL : BY_RULES
    const passed = all.filter((check) => summary.tldr !== null || !check.includes('finding'))
    return { title: 'passed; nobody has checked it yet', passed, warned: warnings }
  }
  return {
    title: checkedAt ? 'checked by a person' : 'not checked yet',
    passed: [
      wasDrafted ? 'A person changed or took over the draft of a machine.' : 'A person wrote it.',
      !hasAbstract
        ? 'The record has no abstract to compare it with.'
        : warnings.length === 0
          ? 'Its numbers, units, names, directions and certainties were compared with the abstract: no warning.'
          : 'Its numbers, units, names, directions and certainties were compared with the abstract.',
    ],
    warned: warnings,
  }
}
