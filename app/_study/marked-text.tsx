import { createElement, Fragment, type ReactNode } from 'react'
import { MATH_ELEMENTS, type Mark, type MathNode, type MarkedText as Text } from '@/lib/studies/citable-text'

const TAGS = { italic: 'i', bold: 'b', subscript: 'sub', superscript: 'sup', underline: 'u' } as const

/** Draws text with its marks as elements of the allow-list; there is no way from here to raw HTML. */
export function MarkedText({ text, marks }: Text) {
  return (
    <>
      {draw(
        text,
        0,
        text.length,
        [...(marks ?? [])].sort((a, b) => a.start - b.start || b.end - a.end),
      )}
    </>
  )
}

/** The characters [from, to) with the marks that lie in them; marks that cross another one are left out. */
function draw(text: string, from: number, to: number, marks: Mark[]): ReactNode[] {
  const parts: ReactNode[] = []
  let at = from
  for (const [index, mark] of marks.entries()) {
    if (mark.start < at || mark.end > to || mark.end <= mark.start) continue
    if (mark.start > at) parts.push(text.slice(at, mark.start))
    const inner = marks.slice(index + 1).filter(({ start, end }) => start >= mark.start && end <= mark.end)
    parts.push(
      <Fragment key={`${mark.start}-${mark.kind}`}>
        {mark.kind === 'math'
          ? drawMath(mark.math)
          : createElement(TAGS[mark.kind], null, ...draw(text, mark.start, mark.end, inner))}
      </Fragment>,
    )
    at = mark.end
  }
  if (at < to) parts.push(text.slice(at, to))
  return parts
}

function drawMath(node: MathNode): ReactNode {
  return createElement(
    MATH_ELEMENTS.has(node.name) ? node.name : 'mrow',
    null,
    ...node.children.map((child) => (typeof child === 'string' ? child : drawMath(child))),
  )
}
