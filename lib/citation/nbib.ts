import { languageCode } from '@/lib/search/language-name'
import type { CslItem, CslName } from './csl'
import { dateWords } from './date-words'

/**
 * CSL-JSON in PubMed's own format (https://pubmed.ncbi.nlm.nih.gov/help/#pubmed-format), with the tags that reference
 * managers read. A value is always one line; records are parted by an empty one.
 */
export const nbibOf = (items: CslItem[]): string =>
  items
    .map((item) =>
      tags(item)
        .map(([tag, value]) => nbibLine(tag, value))
        .join(''),
    )
    .join('\n')

const nbibLine = (tag: string, value: string) => `${tag.padEnd(4)}- ${value.replace(/[\s\p{Cc}]+/gu, ' ').trim()}\n`

function tags(item: CslItem): [string, string][] {
  const all: [string, string | undefined][] = [
    ['PMID', item.PMID],
    ['IS', item.ISSN],
    ['VI', item.volume],
    ['IP', item.issue],
    ['DP', item.issued && dateWords(item.issued)],
    ['TI', item.title],
    ['PG', item.page],
    ['LID', item.DOI && `${item.DOI} [doi]`],
    ['AB', item.abstract],
    ...(item.author ?? []).flatMap(nameTags),
    ['LA', item.language && (languageCode(item.language) ?? undefined)],
    ['PT', 'Journal Article'],
    ['TA', item['container-title-short']],
    ['JT', item['container-title']],
    ['PMC', item.PMCID],
    ...(item.keyword?.split('; ') ?? []).map((word): [string, string] => ['OT', word]),
  ]
  return all.filter((tag): tag is [string, string] => Boolean(tag[1]))
}

/** "Smith, John Paul Jr" and after it "Smith JP Jr"; a group as it is called. */
function nameTags(name: CslName): [string, string][] {
  if ('literal' in name) return [['CN', name.literal]]
  const { family, given, suffix } = name
  const initials = given?.match(/(?<!\p{L})\p{Lu}/gu)?.join('')
  const rest = [given, suffix].filter(Boolean).join(' ')
  const short: [string, string] = ['AU', [family, initials, suffix].filter(Boolean).join(' ')]
  return [['FAU', rest ? `${family}, ${rest}` : family], ...(initials ? [short] : [])]
}
