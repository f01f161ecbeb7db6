import type { ReferenceFormat } from './parsed-reference'

const ENDINGS: Record<ReferenceFormat, string> = {
  ris: 'ris',
  nbib: 'nbib',
  bibtex: 'bib',
  'endnote-xml': 'xml',
  'csl-json': 'json',
  refer: 'enw',
  identifiers: 'txt',
}

/** Records of a reference file as the file has them, and as a file of its format again. */
export function notTakenFile(format: ReferenceFormat, records: string[]): { name: string; text: string } {
  return {
    name: `not-taken.${ENDINGS[format]}`,
    text: textOf(format, records),
  }
}

function textOf(format: ReferenceFormat, records: string[]): string {
  if (format === 'endnote-xml')
    return `<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n${records.join('\n')}\n</records></xml>\n`
  if (format === 'csl-json') return `[\n${records.join(',\n')}\n]\n`
  return `${records.join(format === 'identifiers' ? '\n' : '\n\n')}\n`
}
