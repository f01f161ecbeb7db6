import type { ReferenceFormat } from './parsed-reference'

/** Enough of a file to see a record begin, whatever stands before it. */
const HEAD = 1 << 20

/** What may be repeated is bounded: each is tried at every line of whatever somebody sends. */
const MARKS: [ReferenceFormat, RegExp][] = [
  [
    'endnote-xml',
    /^(?:<\?xml[^>]{0,400}>)?\s{0,99}(?:<!DOCTYPE[^>[]{0,400}(?:\[[^\]]*\])?\s{0,99}>\s{0,99})?<(?:xml|records|record)[\s>]/i,
  ],
  ['csl-json', /^(?:\[\s*(?:\{|\]\s*$)|\{)/],
  ['nbib', /^PMID- ?\d/m],
  ['ris', /^[ \t]{0,99}TY[ \t]{0,3}-/m],
  ['refer', /^%[0ATJD](?:[ \t]|$)/m],
  ['bibtex', /^[ \t]{0,99}@\s{0,99}[A-Za-z][\w-]{0,99}\s{0,99}[{(]/m],
  // Other tags of PubMed's export, for a record that has lost its number.
  ['nbib', /^(?:OWN |STAT|TI {2}|FAU |PMC )- ?/m],
  ['ris', /^(?:TI|T1|AU|A1|PY) {2}- /m],
]

/** An identifier to begin with; what is no such list is no reference file at all. */
const IDENTIFIER =
  /^\W{0,40}(?:PMIDs?|DOIs?|PMCIDs?)?\W{0,40}(?:\d{1,9}\b|PMC\d+|(?:https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}\/|https?:\/\/\S{0,200}(?:pubmed|ncbi)\S{0,200}\d)/im

/** The format of a text by what stands in it, not by its name; undefined for what is none of them. */
export function sniffFormat(text: string): ReferenceFormat | undefined {
  const head = text.trimStart().slice(0, HEAD)
  return MARKS.find(([, mark]) => mark.test(head))?.[0] ?? (IDENTIFIER.test(head) ? 'identifiers' : undefined)
}
