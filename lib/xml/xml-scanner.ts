import { Buffer } from 'node:buffer'
import type { SourcePosition } from '@/lib/records/source-reader'
import { type Aside, comment, doctype, instruction, LONGEST_TAG, XML_NAME as NAME } from './xml-asides'
import { decodeEntities, EntityFault } from './xml-entities'

export type XmlHandler = {
  open(name: string, attributes: Record<string, string>): void
  text(text: string): void
  close(): void
}

/** Why and where the input stops being XML. */
export class XmlFault extends Error {
  constructor(
    message: string,
    readonly position: SourcePosition,
  ) {
    super(message)
  }
}

const ATTRIBUTE = `(${NAME})\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`
const OPEN_TAG = new RegExp(`<(${NAME})((?:\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/?)>`, 'y')
const CLOSE_TAG = new RegExp(`</(${NAME})\\s*>`, 'y')
const ATTRIBUTES = new RegExp(ATTRIBUTE, 'g')
// biome-ignore lint/suspicious/noControlCharactersInRegex: those that XML forbids
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/
const NO_ATTRIBUTES: Record<string, string> = Object.freeze({})
const BYTE_ORDER_MARK = '\ufeff'

/**
 * Reads XML pushed to it in pieces of any size and checks that it is well-formed. Written for speed where a general
 * parser goes character by character: tags are matched whole, text is cut out between them. No DTD is read; a document
 * that declares entities is refused, so nothing is fetched and nothing multiplies. Throws `XmlFault`, once.
 */
export class XmlScanner {
  #buffer = ''
  #at = 0
  #names: string[] = []
  #known = new Map<string, string>()
  /** Where the characters counted so far end, and the line and column there. */
  #counted = 0
  #line = 1
  #lineStart = 0
  #begun = false
  /** Characters let go of before the buffer. */
  #passed = 0
  /** Start of the tag being handled. */
  #tagAt = 0
  root: string | undefined

  constructor(
    readonly handler: XmlHandler,
    /** The longest text that is waited for. */
    readonly longest: number,
  ) {}

  write(text: string) {
    this.#keep(text)
    const forbidden = FORBIDDEN.exec(text)
    if (!forbidden) return this.#scan()
    this.#buffer = this.#buffer.slice(0, this.#buffer.length - text.length + forbidden.index)
    this.#scan()
    const code = forbidden[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
    this.fault(`the character U+${code} may not stand in XML`, this.#buffer.length)
  }

  end() {
    this.#scan()
    const rest = this.#buffer.slice(this.#at)
    if (rest.trim() !== '')
      this.fault(rest.startsWith('<') ? 'the file ends within a tag' : 'the file ends within text', this.#buffer.length)
    if (!this.root) this.fault(this.#begun ? 'there is no element' : 'the file is empty', this.#buffer.length)
    const open = this.#names.at(-1)
    if (open) this.fault(`the file ends before </${open}>`, this.#buffer.length)
  }

  /** Stops here, or at an index of the buffer. */
  fault(reason: string, index = this.#at): never {
    throw new XmlFault(reason, this.#positionOf(index))
  }

  /** Where the tag begins whose `open` is being called. */
  get tagPosition(): SourcePosition {
    return this.#positionOf(this.#tagAt)
  }

  /** What was read is let go of, after its lines are counted. */
  #keep(text: string) {
    this.#positionOf(this.#at)
    this.#counted -= this.#at
    this.#lineStart -= this.#at
    this.#passed += this.#at
    this.#buffer = this.#buffer.slice(this.#at) + text
    this.#at = 0
    if (!this.#begun && this.#buffer !== '') {
      this.#begun = true
      if (this.#buffer.startsWith(BYTE_ORDER_MARK)) this.#buffer = this.#buffer.slice(1)
    }
  }

  #positionOf(index: number): SourcePosition {
    let newline = this.#buffer.indexOf('\n', this.#counted)
    while (newline >= 0 && newline < index) {
      this.#line++
      this.#lineStart = newline + 1
      newline = this.#buffer.indexOf('\n', newline + 1)
    }
    this.#counted = Math.max(this.#counted, index)
    return { line: this.#line, column: index - this.#lineStart + 1 }
  }

  #scan() {
    for (;;) {
      const tag = this.#buffer.indexOf('<', this.#at)
      if (tag < 0) break
      if (tag > this.#at) this.#text(tag)
      if (!this.#markup()) break
    }
    if (this.#buffer.length - this.#at > this.longest) this.fault(`a text longer than ${this.longest} characters`)
  }

  #text(end: number) {
    const text = this.#buffer.slice(this.#at, end)
    if (this.#names.length === 0) {
      const stray = text.search(/[^ \t\r\n]/)
      if (stray >= 0) this.fault('text outside the outermost element', this.#at + stray)
    } else {
      const bracket = text.indexOf(']]>')
      if (bracket >= 0) this.fault(']]> within text', this.#at + bracket)
      this.handler.text(this.#decoded(text, this.#at))
    }
    this.#at = end
  }

  #decoded(text: string, index: number): string {
    if (!text.includes('&')) return text
    try {
      return decodeEntities(text)
    } catch (error) {
      if (error instanceof EntityFault) this.fault(error.message, index + error.index)
      throw error
    }
  }

  /** Handles the markup that begins here; false where its end has not come yet. */
  #markup(): boolean {
    const second = this.#buffer.charCodeAt(this.#at + 1)
    if (second === 0x2f) return this.#closeTag()
    if (second === 0x21) return this.#declaration()
    if (second === 0x3f) return this.#pass(instruction(this.#buffer, this.#at, this.#passed + this.#at === 0))
    return this.#openTag()
  }

  #openTag(): boolean {
    OPEN_TAG.lastIndex = this.#at
    const match = OPEN_TAG.exec(this.#buffer)
    if (!match) return this.#unmatched('a tag')
    const name = this.#interned(match[1] as string)
    if (this.#names.length === 0) {
      if (this.root) this.fault(`a second outermost element, <${name}>`)
      this.root = name
    }
    this.#tagAt = this.#at
    const attributes = match[2] ? this.#attributes(match[2], this.#at + name.length + 1) : NO_ATTRIBUTES
    this.#at = OPEN_TAG.lastIndex
    this.handler.open(name, attributes)
    if (match[3]) this.handler.close()
    else this.#names.push(name)
    return true
  }

  #attributes(source: string, index: number): Record<string, string> {
    const attributes: Record<string, string> = {}
    for (const match of source.matchAll(ATTRIBUTES)) {
      const name = this.#interned(match[1] as string)
      if (Object.hasOwn(attributes, name)) this.fault(`the attribute ${name} twice in one tag`, index + match.index)
      attributes[name] = this.#decoded(match[2] ?? match[3] ?? '', index + match.index)
    }
    return attributes
  }

  #closeTag(): boolean {
    CLOSE_TAG.lastIndex = this.#at
    const match = CLOSE_TAG.exec(this.#buffer)
    if (!match) return this.#unmatched('a closing tag')
    const open = this.#names.at(-1)
    if (open !== match[1]) this.fault(`</${match[1]}> where ${open ? `</${open}>` : 'nothing'} is to be closed`)
    this.#names.pop()
    this.#at = CLOSE_TAG.lastIndex
    this.handler.close()
    return true
  }

  /** A tag that is not finished is waited for; one that is, and is none, is a fault. */
  #unmatched(what: string): boolean {
    if (this.#buffer.length - this.#at > LONGEST_TAG) this.fault(`${what} longer than ${LONGEST_TAG} characters`)
    const rest = this.#buffer.slice(this.#at + 1)
    const end = /^[^"'<>]*(?:(?:"[^"]*"|'[^']*')[^"'<>]*)*([<>])/.exec(rest)
    if (end || /^[^"']*</.test(rest)) this.fault(`${what} that is not well-formed: <${rest.slice(0, 40).split('>')[0]}`)
    return false
  }

  #declaration(): boolean {
    const head = this.#buffer.slice(this.#at, this.#at + 9)
    if (head.startsWith('<!--')) return this.#pass(comment(this.#buffer, this.#at))
    if (head === '<![CDATA[') return this.#cdata()
    if (head === '<!DOCTYPE') return this.#pass(doctype(this.#buffer, this.#at, !this.root))
    if (head.length === 9 || !['<!--', '<![CDATA[', '<!DOCTYPE'].some((whole) => whole.startsWith(head)))
      this.fault('markup that is not well-formed')
    return false
  }

  #pass(aside: Aside): boolean {
    if (aside === 'unfinished') return false
    if ('fault' in aside) this.fault(aside.fault, aside.at)
    this.#at = aside.end
    return true
  }

  #cdata(): boolean {
    const end = this.#buffer.indexOf(']]>', this.#at)
    if (end < 0) return false
    if (this.#names.length === 0) this.fault('text outside the outermost element')
    this.handler.text(this.#buffer.slice(this.#at + 9, end))
    this.#at = end + 3
    return true
  }

  /** One string for each name, of its own: cut out of the buffer it would keep the whole buffer. */
  #interned(name: string): string {
    const known = this.#known.get(name)
    if (known !== undefined) return known
    const own = Buffer.from(name).toString()
    if (this.#known.size < 1000) this.#known.set(own, own)
    return own
  }
}
