import type { Effect } from '@/lib/evidence/facts/effect'
import type { FactSpan } from '@/lib/evidence/facts/fact-text'

/** Who wrote a summary: a person, or a machine: the portal by its own rules, or a hospital's language model. */
export type SummaryMaker = 'person' | 'machine'

/** What a draft by the portal's own rules says it is by; any other name of a machine is a language model's. */
export const MACHINE = 'Précis'

/** Whether a summary is a language model's. */
export const isModelDraft = ({ maker, draftedBy }: { maker: SummaryMaker; draftedBy: string }): boolean =>
  maker === 'machine' && draftedBy !== MACHINE

type Finding = { finding: string | null; findingDrafted: boolean; findingOriginalDrafter: boolean }

/** Who made a finding, as a file says it; null where there is none. */
export function madeBy({ finding, findingDrafted, findingOriginalDrafter }: Finding): string | null {
  if (finding === null) return null
  if (findingDrafted) return 'machine draft'
  return findingOriginalDrafter ? 'machine draft, checked or edited by a person' : 'a person'
}

/** Words of the abstract: [start, end) in UTF-16 units of the text of that section. */
export type SourceSpan = { section: number; start: number; end: number }

/** A sentence of a drafted paragraph and what it rests on. */
export type SourcedSentence = { text: string; source: SourceSpan }

/** What a summary was written from. */
export type SummaryBasis = 'abstract' | 'retold' | 'record' | 'full text'

/** Facts that decide whether a study applies; absent means not established. */
export type KeyFacts = {
  population?: string
  intervention?: string
  comparator?: string
  outcome?: string
  /** Participants randomised or included. */
  sampleSize?: number
  /** As the text has it: "a median of 24 months". */
  followUp?: string
  /** Numbers in registers of trials ("NCT03570749"). */
  registrations?: string[]
  effects?: Effect[]
  /** The words that a fact was read from; absent where a person wrote it. */
  words?: Partial<Record<FactName, FactSpan>>
  /** Facts that a person has changed, or taken away, since a machine read them. */
  mended?: FactName[]
}

export const FACT_NAMES = [
  'population',
  'intervention',
  'comparator',
  'outcome',
  'sampleSize',
  'followUp',
  'effects',
] as const
export type FactName = (typeof FACT_NAMES)[number]

/** Facts as a person fills them in: '' and null are not known; effects are one a line. */
export type EditedFacts = Record<Exclude<FactName, 'sampleSize'>, string> & { sampleSize: number | null }

/** Longest texts of a summary, in UTF-16 units as browsers count them. */
export const SUMMARY_LIMITS = {
  tldr: 600,
  paragraph: 5_000,
  fact: 500,
  effects: 6_000,
  levelReason: 1_000,
  sampleSize: 2_000_000_000,
}

/** "Written from the abstract", "Written from the bibliographic record": always beside the text itself. */
export function describeBasis(basis: SummaryBasis): string {
  switch (basis) {
    case 'abstract':
      return 'Written from the abstract'
    case 'retold':
      return 'Written from the retold abstract'
    case 'record':
      return 'Written from the bibliographic record'
    case 'full text':
      return 'Written from the full text'
  }
}
