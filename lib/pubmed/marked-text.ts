import type { Mark, MarkedText } from '@/lib/studies/citable-text'
import { asUnicodeScript } from '@/lib/studies/unicode-scripts'
import { collapsed, elementsOf, localName, type XmlElement } from '../xml/xml-element'
import { ANNOTATIONS, mathOf } from './math'

const KINDS: Record<string, Exclude<Mark['kind'], 'math'>> = {
  i: 'italic',
  em: 'italic',
  b: 'bold',
  strong: 'bold',
  bold: 'bold',
  italic: 'italic',
  u: 'underline',
  sub: 'subscript',
  inf: 'subscript',
  sup: 'superscript',
}

type Script = 'superscript' | 'subscript'

/** Which of the parts of a formula's element stand raised or lowered beside the first. */
const FORMULA_SCRIPTS: Record<string, (Script | undefined)[]> = {
  msup: [undefined, 'superscript'],
  msub: [undefined, 'subscript'],
  msubsup: [undefined, 'subscript', 'superscript'],
}

/**
 * Plain text of an element with a mark for each `i b u sub sup` and each formula in it. White space is collapsed as
 * it is read, so a mark's offsets are those of the text returned. What an unknown element holds is kept as text.
 * Raised and lowered figures are Unicode's own, without a mark: text that is exported or copied keeps them.
 */
export function markedTextOf(element: XmlElement | undefined): MarkedText {
  const draft = new Draft()
  if (element) draft.add(element)
  return draft.finish()
}

/**
 * PubMed never breaks a line within a text; tools that lay records out anew do so around each element. There a line's end
 * before closing punctuation, or after an opening bracket, was not a space.
 */
function unwrapped(characters: string): string {
  if (!characters.includes('\n')) return characters
  const begun = characters.trimStart()
  const lead = characters.slice(0, characters.length - begun.length)
  const text = lead.includes('\n') && /^[.,;:)\]]/.test(begun) ? begun : characters
  const ended = text.trimEnd()
  return text.slice(ended.length).includes('\n') && /[([]$/.test(ended) ? ended : text
}

class Draft {
  #text = ''
  #marks: Mark[] = []

  /** Within a formula the white space between elements is layout, not text. */
  add(element: XmlElement, formula = false) {
    for (const node of element.children) {
      if (typeof node !== 'string') this.#mark(node, formula)
      else if (!formula || node.trim() !== '') this.#append(node)
    }
  }

  #append(characters: string) {
    let text = collapsed(unwrapped(characters))
    if (text.startsWith(' ') && (this.#text === '' || this.#text.endsWith(' '))) text = text.slice(1)
    this.#text += text
  }

  #mark(element: XmlElement, formula: boolean) {
    const name = localName(element.name)
    if (ANNOTATIONS.has(name)) return
    const start = this.#text.length
    const place = this.#marks.length
    if (FORMULA_SCRIPTS[name]) this.#addScripts(element, FORMULA_SCRIPTS[name])
    else this.add(element, formula || name === 'math')
    const math = name === 'math' ? mathOf(element) : undefined
    const kind = KINDS[name]
    if ((kind === 'superscript' || kind === 'subscript') && this.#script(start, kind)) return
    if (math) this.#place(place, start, (span) => ({ ...span, kind: 'math', math }))
    else if (kind) this.#place(place, start, (span) => ({ ...span, kind }))
  }

  #addScripts(element: XmlElement, scripts: (Script | undefined)[]) {
    for (const [index, part] of elementsOf(element).entries()) {
      const start = this.#text.length
      this.#mark(part, true)
      const script = scripts[index]
      if (script) this.#script(start, script)
    }
  }

  /** Raises or lowers the text from `start` on, where Unicode can. */
  #script(start: number, kind: Script): boolean {
    const script = asUnicodeScript(this.#text.slice(start), kind)
    if (script !== null) this.#text = this.#text.slice(0, start) + script
    return script !== null
  }

  /** Puts a mark before those it contains, over what it contains without the white space at either end. */
  #place(place: number, start: number, make: (span: { start: number; end: number }) => Mark) {
    const inner = this.#text.slice(start)
    const span = { start: start + (inner.length - inner.trimStart().length), end: start + inner.trimEnd().length }
    if (span.end > span.start) this.#marks.splice(place, 0, make(span))
  }

  finish(): MarkedText {
    const text = this.#text.trimEnd()
    return this.#marks.length > 0 ? { text, marks: this.#marks } : { text }
  }
}
