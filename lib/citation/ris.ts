import type { CslItem, CslName } from './csl'

/**
 * CSL-JSON as RIS (https://en.wikipedia.org/wiki/RIS_(file_format), the tags that reference managers share).
 * Written here and not by a plug-in, which drops PMID, PMCID and the abbreviated journal. A value is always
 * one line, whatever was in it.
 */
export function risOf(items: CslItem[]): string {
  return items.map((item) => [...tags(item), ['ER', '']].map(([tag, value]) => risLine(tag, value)).join('')).join('')
}

const risLine = (tag = '', value = '') => `${tag}  - ${value.replace(/[\s\p{Cc}]+/gu, ' ').trim()}\r\n`

function tags(item: CslItem): [string, string][] {
  const [first, last] = pagesOf(item.page)
  const all: [string, string | undefined][] = [
    ['TY', 'JOUR'],
    ['ID', item.id],
    ['TI', item.title],
    ...(item.author ?? []).map((name): [string, string] => ['AU', risName(name)]),
    ['T2', item['container-title']],
    ['J2', item['container-title-short']],
    ['PY', item.issued && String(item.issued['date-parts'][0][0])],
    ['DA', item.issued && risDate(item.issued)],
    ['VL', item.volume],
    ['IS', item.issue],
    ['SP', first],
    ['EP', last],
    ['DO', item.DOI],
    ['AN', item.PMID],
    // A number is a PMID only to whoever knows whose number it is.
    ['DB', item.PMID && 'PubMed'],
    ['N1', item.PMCID && `PMCID: ${item.PMCID}`],
    ['SN', item.ISSN],
    ['LA', item.language],
    ['UR', item.URL],
    ...(item.keyword?.split('; ') ?? []).map((word): [string, string] => ['KW', word]),
    ['AB', item.abstract],
  ]
  return all.filter((tag): tag is [string, string] => Boolean(tag[1]))
}

/** "Family, Given, Suffix"; a group's name stands as it is. */
function risName(name: CslName): string {
  if ('literal' in name) return name.literal
  return [name.family, name.given ?? (name.suffix && ''), name.suffix].filter((part) => part !== undefined).join(', ')
}

/** "YYYY/MM/DD/other": slashes stand for parts that are not known; a season and an end have no place but the last. */
function risDate({ 'date-parts': [parts, last], season }: NonNullable<CslItem['issued']>): string {
  const [year, month, day] = parts.map(padded)
  const other = [
    season && ['Spring', 'Summer', 'Autumn', 'Winter'][season - 1],
    last && `to ${last.map(padded).join('-')}`,
  ]
  return `${year}/${month ?? ''}/${day ?? ''}/${other.filter(Boolean).join(' ')}`
}

const padded = (part: number) => String(part).padStart(2, '0')

/** First and last page; anything but a plain range stays whole in SP. */
function pagesOf(page: string | undefined): [string?, string?] {
  const [, first, last] = /^([^\s,;-]+)-([^\s,;-]+)$/.exec(page ?? '') ?? []
  return first && last ? [first, last] : [page]
}
