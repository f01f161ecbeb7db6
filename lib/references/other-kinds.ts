/** How files begin that people take for reference files, and what can be done with them. */
const BEGINNINGS: [beginnings: string[], words: string][] = [
  [['PK\x03\x04', 'PK\x05\x06'], 'This is a ZIP or Office file: unpack it, or export the references as RIS'],
  [['Rar!', '7z\xbc\xaf', 'BZh', '\xfd7zXZ'], 'This is an archive: unpack it first'],
  [['%PDF'], 'This is a PDF: export the references as RIS'],
  [['\xd0\xcf\x11\xe0'], 'This is an Office file: export the references as RIS'],
  [['{\\rtf'], 'This is a document in RTF: export the references as RIS'],
  [['SQLite format 3'], 'This is a database of another program: export the references from there as RIS'],
  [['\x89PNG', '\xff\xd8\xff', 'GIF8'], 'This is an image'],
]

/** In text, whatever its encoding. */
const TEXTS: [RegExp, string][] = [
  [
    /<(?:!DOCTYPE\s+)?Pubmed(?:Article|BookArticle)/i,
    'This is PubMed XML: it is imported on the machine with npm run import',
  ],
  [/^\s*(?:<!DOCTYPE\s+html|<html)/i, 'This is a web page: export the references as a file'],
]

/** What a file is by its first bytes, where it can be no reference file. */
export const kindByBytes = (bytes: Uint8Array): string | undefined => {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  return BEGINNINGS.find(([beginnings]) => beginnings.some((one) => head.startsWith(one)))?.[1]
}

/** What a text is that no reader knows. */
export const kindByText = (text: string): string | undefined =>
  TEXTS.find(([mark]) => mark.test(text.slice(0, 2_000)))?.[1]
