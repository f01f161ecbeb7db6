import type { AbstractSection } from '@/lib/studies/citable-text'
import type { FoundWords } from './study-text'

/** What decided a judgement, as half a sentence: "the publication type “Clinical Trial”"; null where nothing did. */
export function decidedBy(
  words: readonly FoundWords[],
  abstract: readonly AbstractSection[],
  title: string,
): string | null {
  const [first] = words
  if (!first) return null
  switch (first.where) {
    case 'publication type':
      return `the publication type “${first.text}”`
    case 'heading':
      return `the MeSH heading “${first.text}”`
    case 'label':
      return `the section “${first.text}”`
    case 'title':
      return `“${title.slice(first.start, first.end)}” in the title`
    case 'abstract':
      return `“${abstract[first.section]?.text.slice(first.start, first.end) ?? ''}” in the abstract`
  }
}
