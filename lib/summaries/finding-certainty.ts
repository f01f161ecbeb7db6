import type { DraftTrace } from '@/lib/evidence/trace/draft-trace'
import { isModelDraft, type SummaryMaker } from './summary'

/** Percent below which it is not said to be likely that a finding is the main result: its certainty is low. */
export const LIKELY = 75

type Drafted = { tldr: string | null; maker: SummaryMaker; draftedBy: string; trace: DraftTrace | null }

/** How likely a finding is the main result, in a word. */
const inWords = (percent: number): string =>
  percent >= 90 ? 'very likely' : percent >= LIKELY ? 'likely' : percent >= 50 ? 'more likely than not' : 'unlikely'

export const share = (percent: number): string => (percent / 100).toFixed(2)

/** How sure a finding is; null where there is none. The rules' certainty says nothing of what a model of one's own wrote. */
export function findingCertainty(draft: Drafted | null): string | null {
  if (!draft?.tldr) return null
  if (isModelDraft(draft)) return 'how likely it tells the main result: not known'
  const [main, misleading] = draft.trace?.surest ?? []
  return main === undefined || misleading === undefined
    ? null
    : `main result: ${inWords(main)} (${share(main)}); misleading: ${share(misleading)}`
}
