import { escapeXml } from '@/lib/xml/escape-xml'
import type { CslItem, CslName } from './csl'
import { dateWords } from './date-words'

/** CSL-JSON as the XML that EndNote exports and imports (https://docs.endnote.com), its elements in EndNote's order. */
export const endnoteXmlOf = (items: CslItem[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n${items.map(record).join('')}</records></xml>\n`

function record(item: CslItem, index: number): string {
  const parts = [
    element('rec-number', String(index + 1)),
    '<ref-type name="Journal Article">17</ref-type>',
    group('contributors', group('authors', (item.author ?? []).map(author).join(''))),
    group('titles', element('title', item.title) + element('secondary-title', item['container-title'])),
    group(
      'periodical',
      element('full-title', item['container-title']) + element('abbr-1', item['container-title-short']),
    ),
    element('pages', item.page),
    element('volume', item.volume),
    element('number', item.issue),
    group('keywords', (item.keyword?.split('; ') ?? []).map((word) => element('keyword', word)).join('')),
    group('dates', dates(item.issued)),
    element('isbn', item.ISSN),
    element('accession-num', item.PMID),
    element('custom2', item.PMCID),
    element('electronic-resource-num', item.DOI),
    element('abstract', item.abstract),
    group('urls', group('related-urls', element('url', item.URL))),
    // A number is a PMID only to whoever knows whose number it is.
    element('remote-database-name', item.PMID && 'PubMed'),
    element('language', item.language),
  ]
  return `<record>${parts.join('')}</record>\n`
}

const element = (name: string, text: string | undefined) =>
  text ? `<${name}>${escapeXml(text.replace(/\p{Cc}+/gu, ' '))}</${name}>` : ''

const group = (name: string, inner: string) => (inner ? `<${name}>${inner}</${name}>` : '')

function dates(issued: CslItem['issued']): string {
  if (!issued) return ''
  const [from] = issued['date-parts']
  const isWhole = from.length === 1 && !issued.season && issued['date-parts'].length === 1
  return element('year', String(from[0])) + (isWhole ? '' : group('pub-dates', element('date', dateWords(issued))))
}

/** "Family, Given, Suffix"; a comma at the end keeps a group's name from being taken apart. */
function author(name: CslName): string {
  if ('literal' in name) return `<author corp-name="${escapeXml(name.literal)}">${escapeXml(name.literal)},</author>`
  const { family, given, suffix } = name
  return element('author', [family, given ?? (suffix && ''), suffix].filter((part) => part !== undefined).join(', '))
}
