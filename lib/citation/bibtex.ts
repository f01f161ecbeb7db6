import type { CslItem, CslName } from './csl'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

export type BibtexEntry = { item: CslItem; authorsComplete: boolean }

/**
 * CSL-JSON as BibTeX in UTF-8. Written here and not by a plug-in, which leaves names unescaped and cannot say
 * "and others".
 */
export const bibtexOf = (entries: BibtexEntry[]): string => entries.map(entry).join('\n')

function entry({ item, authorsComplete }: BibtexEntry): string {
  const [[year, month] = [], [, lastMonth] = []] = item.issued?.['date-parts'] ?? []
  const names = (item.author ?? []).map(bibtexName)
  const fields: [string, string | undefined][] = [
    ['author', braced([...names, ...(authorsComplete || names.length === 0 ? [] : ['others'])].join(' and '))],
    // The second pair of braces keeps the capitals of the title from styles that take them away.
    ['title', item.title && braced(braced(escaped(item.title)) as string)],
    ['journal', braced(escaped(item['container-title']))],
    ['year', year && braced(String(year))],
    ['month', [month, lastMonth].flatMap((number) => (number && MONTHS[number - 1]) || []).join(' # "--" # ')],
    ['volume', braced(escaped(item.volume))],
    ['number', braced(escaped(item.issue))],
    ['pages', braced(escaped(item.page)?.replace(/^([^-]+)-([^-]+)$/, '$1--$2'))],
    ['doi', braced(verbatim(item.DOI))],
    ['pmid', braced(item.PMID)],
    ['pmcid', braced(verbatim(item.PMCID))],
    ['issn', braced(escaped(item.ISSN))],
    ['url', braced(verbatim(item.URL))],
    ['language', braced(escaped(item.language))],
    ['keywords', braced(escaped(item.keyword))],
    ['abstract', braced(escaped(item.abstract))],
  ].filter((field): field is [string, string] => Boolean(field[1]))
  return `@article{${item.id},\n${fields.map(([name, value]) => `  ${name} = ${value},\n`).join('')}}\n`
}

const braced = (text: string | undefined) => (text ? `{${text}}` : undefined)

const SPECIAL: Record<string, string> = {
  '\\': '\\textbackslash{}',
  // BibTeX counts braces even behind a backslash.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

function escaped(text: string): string
function escaped(text: string | undefined): string | undefined
function escaped(text: string | undefined) {
  return text?.replace(/[\\{}~^&%$#_]/g, (character) => SPECIAL[character] ?? `\\${character}`)
}

/** Identifiers and addresses are read as they stand; only what would end the field is encoded. */
const verbatim = (text: string | undefined) => text?.replace(/[\\{}]/g, encodeURIComponent)

/** "Family, Suffix, Given"; a name that BibTeX would take apart stands in braces. */
function bibtexName(name: CslName): string {
  if ('literal' in name) return `{${escaped(name.literal)}}`
  const whole = (part: string) => (/,|\band\b/i.test(part) ? `{${escaped(part)}}` : escaped(part))
  return [name.family, name.suffix, name.given ?? (name.suffix && '')]
    .filter((part) => part !== undefined)
    .map(whole)
    .join(', ')
}
