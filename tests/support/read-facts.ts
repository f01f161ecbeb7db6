import { keyFacts } from '@/lib/evidence/facts/key-facts'
import { sentencesOf } from '@/lib/evidence/sentences'
import type { AbstractSection } from '@/lib/studies/citable-text'

/** What is read of an abstract, or of a text that is its only section, beside what it was read from. */
export function readFacts(given: string | AbstractSection[], title = '') {
  const abstract = typeof given === 'string' ? [{ text: given }] : given
  return { ...keyFacts(abstract, title, sentencesOf(abstract)), abstract, title }
}

export type Parts = { methods?: string; results?: string; title?: string }

/** The sample size that is read of an abstract of these two sections; null where none is sure. */
export const sampleSizeOf = ({ methods = '', results = '', title = '' }: Parts): number | null =>
  readFacts(
    [
      { label: 'METHODS', text: methods },
      { label: 'RESULTS', text: results },
    ],
    title,
  ).sampleSize?.value ?? null
