import type { CslItem, CslName } from '@/lib/citation/csl'

const SEASONS = ['Spring', 'Summer', 'Autumn', 'Winter']

/** RIS as a reference manager reads it, back into CSL-JSON: written against the tags, not against our writer. */
export function readRis(text: string): Record<string, unknown>[] {
  const records: [string, string][][] = [[]]
  for (const line of text.split('\r\n')) {
    const match = /^([A-Z][A-Z0-9]) {2}- (.*)$/.exec(line)
    if (!match) continue
    const [, tag = '', value = ''] = match
    if (tag === 'ER') records.push([])
    else records.at(-1)?.push([tag, value])
  }
  return records.filter((record) => record.length > 0).map(itemOf)
}

function itemOf(tags: [string, string][]) {
  const all = (tag: string) => tags.filter(([name]) => name === tag).map(([, value]) => value)
  const one = (tag: string) => all(tag)[0]
  const item: Record<keyof CslItem, unknown> = {
    id: one('ID'),
    type: one('TY') === 'JOUR' ? 'article-journal' : undefined,
    title: one('TI'),
    author: all('AU').length > 0 ? all('AU').map(nameOf) : undefined,
    'container-title': one('T2'),
    'container-title-short': one('J2'),
    issued: one('DA') ? dateOf(one('DA') as string) : undefined,
    volume: one('VL'),
    issue: one('IS'),
    page: [one('SP'), one('EP')].filter(Boolean).join('-') || undefined,
    DOI: one('DO'),
    PMID: one('AN'),
    PMCID: one('N1')?.replace('PMCID: ', ''),
    ISSN: one('SN'),
    language: one('LA'),
    URL: one('UR'),
    abstract: one('AB'),
    keyword: all('KW').join('; ') || undefined,
  }
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined))
}

function nameOf(name: string): CslName {
  const [family = '', given, suffix] = name.split(', ')
  if (given === undefined) return { literal: name }
  return { family, ...(given && { given }), ...(suffix && { suffix }) }
}

function dateOf(date: string) {
  const [year, month, day, other = ''] = date.split('/')
  const parts = [year, month, day].filter(Boolean).map(Number)
  const [season = '', end] = other.split(/ ?to /)
  const last = end ? [end.split('-').map(Number)] : []
  return { 'date-parts': [parts, ...last], ...(season && { season: SEASONS.indexOf(season) + 1 }) }
}
