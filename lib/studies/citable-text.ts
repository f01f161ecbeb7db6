/**
 * Text as PubMed gives it: plain characters with a few marks over them. Plain text stays plain so that
 * sentences can be addressed by offset and searched as they stand; nothing here is ever HTML.
 */

/** An allow-listed MathML element: name, attributes, children. */
export type MathNode = { name: string; attributes?: Record<string, string>; children: (MathNode | string)[] }

/** A mark over `[start, end)` in UTF-16 units of the text it belongs to. */
export type Mark =
  | { start: number; end: number; kind: 'italic' | 'bold' | 'subscript' | 'superscript' | 'underline' }
  | { start: number; end: number; kind: 'math'; math: MathNode }

export type MarkedText = { text: string; marks?: Mark[] }

/** One section of an abstract: the author's own label, and NLM's category for it where there is one. */
export type AbstractSection = MarkedText & { label?: string; category?: string }

/** An abstract in another language or of another kind (plain-language, publisher's). */
export type OtherAbstract = { kind?: string; language?: string; sections: AbstractSection[] }

/** The MathML elements that are kept; of the others only the text stays. */
export const MATH_ELEMENTS: ReadonlySet<string> = new Set(
  'math mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle mpadded mphantom mfenced menclose msub msup msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mtd'.split(
    ' ',
  ),
)
