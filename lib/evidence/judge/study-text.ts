import type { AbstractSection } from '@/lib/studies/citable-text'

/** What of a record its design is read from; a `StudyRecord` is one. */
export type JudgedRecord = {
  publicationTypes: readonly string[]
  title: { text: string }
  abstract: readonly AbstractSection[]
  meshHeadings?: readonly { descriptor: string }[]
}

/**
 * The words that decided: a publication type, a MeSH heading or a section's label as it stands, or `[start, end)` in
 * UTF-16 units of the title or of `abstract[section].text`.
 */
export type FoundWords =
  | { where: 'publication type' | 'heading'; text: string }
  | { where: 'label'; section: number; text: string }
  | { where: 'title'; start: number; end: number }
  | { where: 'abstract'; section: number; start: number; end: number }

/** A text and the place it came from; the title has no section. */
export type TextPart = { section: number | null; text: string; lower: string; label: string }

export type Studied = { headings: ReadonlySet<string>; parts: TextPart[] }

/** More than any title or section that is read; what lies beyond decides nothing. */
const LONGEST_TITLE = 1_000
const LONGEST_SECTION = 8_000
const MOST_SECTIONS = 20

export function studiedText(record: JudgedRecord): Studied {
  const part = (section: number | null, whole: string, longest: number, label = ''): TextPart => {
    // Hyphens of every kind are one; offsets stay what they are.
    const text = (whole.length > longest ? whole.slice(0, longest) : whole).replace(/[‐‑]/g, '-')
    return { section, text, lower: text.toLowerCase(), label }
  }
  return {
    headings: new Set(record.meshHeadings?.map(({ descriptor }) => descriptor.toLowerCase())),
    parts: [
      part(null, record.title.text, LONGEST_TITLE),
      ...record.abstract
        .slice(0, MOST_SECTIONS)
        .map(({ text, label = '' }, section) => part(section, text, LONGEST_SECTION, label.slice(0, 120).trim())),
    ],
  }
}

/** Where a pattern has found its words. */
export function foundAt({ section }: TextPart, match: RegExpExecArray): FoundWords {
  const span = { start: match.index, end: match.index + match[0].length }
  return section === null ? { where: 'title', ...span } : { where: 'abstract', section, ...span }
}

const LONGEST_CONTEXT = 300

/** The sentence around `[start, end)`, roughly: what stands between full stops, at most so far away. */
export function around(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - LONGEST_CONTEXT), start)
  const after = text.slice(end, end + LONGEST_CONTEXT)
  const cut = before.lastIndexOf('. ')
  const stop = after.indexOf('. ')
  return before.slice(cut < 0 ? 0 : cut + 2) + text.slice(start, end) + (stop < 0 ? after : after.slice(0, stop))
}
