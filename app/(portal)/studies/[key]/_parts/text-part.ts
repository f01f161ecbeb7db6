import type { MarkedText } from '@/lib/studies/citable-text'

/** The characters [start, end) of a text with the marks that lie in them. */
export function textPart({ text, marks }: MarkedText, start: number, end: number): MarkedText {
  const inside = marks?.filter((mark) => mark.start >= start && mark.end <= end)
  return {
    text: text.slice(start, end),
    marks: inside?.map((mark) => ({ ...mark, start: mark.start - start, end: mark.end - start })),
  }
}
