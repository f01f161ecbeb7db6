import type { ReferenceFormat } from './parsed-reference'

/** Enough of a file to see a record begin, whatever stands before it. */
const HEAD = 1 << 20

const MARKS: [ReferenceFormat, RegExp][] = [
  ['endnote-xml', /^\s*(?:<\?xml[^>]*>)?\s*(?:<!DOCTYPE[^>[]*(?:\[[^\]]*\])?\s*>\s*)?<(?:xml|records|record)[\s>]/i],
  ['csl-json', /^\s*(?:\[\s*(?:\{|\]\s*$)|\{)/],
  ['nbib', /^PMID- ?\d/m],
  ['ris', /^\s*TY[ \t]{0,3}-/m],
  ['refer', /^%[0ATJD](?:[ \t]|$)/m],
  ['bibtex', /^[ \t]*@\s*[A-Za-z][\w-]*\s*[{(]/m],
  // Other tags of PubMed's export, for a record that has lost its number.
  ['nbib', /^(?:OWN |STAT|TI {2}|FAU |PMC )- ?/m],
  ['ris', /^(?:TI|T1|AU|A1|PY) {2}- /m],
]

/** An identifier to begin with; what is no such list is no reference file at all. */
const IDENTIFIER =
  /^\W*(?:PMIDs?|DOIs?|PMCIDs?)?\W*(?:\d{1,9}\b|PMC\d+|(?:https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}\/|https?:\/\/\S*(?:pubmed|ncbi)\S*\d)/im

/** The format of a text by what stands in it, not by its name; undefined for what is none of them. */
export function sniffFormat(text: string): ReferenceFormat | undefined {
  const head = text.slice(0, HEAD)
  return MARKS.find(([, mark]) => mark.test(head))?.[0] ?? (IDENTIFIER.test(head) ? 'identifiers' : undefined)
}
