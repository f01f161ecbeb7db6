import type { Warning } from './linter/linter'

/** The texts of a summary that a linter reads, as their fields are called. */
export const TEXT_NAMES = { tldr: 'TL;DR', paragraph: 'Paragraph' } as const
export type TextName = keyof typeof TEXT_NAMES

/** What a text was saved over. Versions from before this was kept do not say which text. */
export type SavedWarning = Warning & { of?: TextName }

const TEXTS = Object.keys(TEXT_NAMES) as TextName[]

/** What is kept of the warnings of each text, those of the TL;DR first. */
export const asSaved = (found: Record<TextName, Warning[]>): SavedWarning[] =>
  TEXTS.flatMap((of) => found[of].map((warning) => ({ ...warning, of })))

/** The texts that these are about, each once. */
export const textsWarnedOf = (warnings: readonly SavedWarning[]): TextName[] =>
  TEXTS.filter((name) => warnings.some(({ of }) => of === name))
