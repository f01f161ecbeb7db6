import { decodeText } from './decode-text'
import { sniffFormat } from './sniff-format'

/**
 * Whether the first bytes of a file are those of a reference file and not of records in the layout of the import: PubMed's
 * XML, or articles as JSON lines.
 */
export function isReferenceFile(head: Uint8Array): boolean {
  const { text } = decodeText(head)
  const format = sniffFormat(text)
  if (format === 'csl-json') return !/^\s*\{/.test(text) || /"(?:container-title|issued|items)"\s*:/.test(text)
  return format !== undefined && (format === 'endnote-xml' || !/^\s*</.test(text))
}
