import type { SearchField } from './question'

/** What a tag in brackets sends a term to; `dates` makes it a time of publication. */
export type TagField = SearchField | 'dates'

/** The tag that is written, by what it means. */
export const TAGS: Record<TagField, string> = {
  title: 'ti',
  'title-abstract': 'tiab',
  author: 'au',
  journal: 'ta',
  mesh: 'mh',
  'mesh-major': 'majr',
  'publication-type': 'pt',
  dates: 'dp',
  pmid: 'pmid',
  doi: 'doi',
  any: 'all',
}

/** The tags as PubMed spells them (PubMed User Guide, "Search field tags"), with the short forms that people type. */
const SPELLINGS: Record<TagField, string[]> = {
  title: ['ti', 'title'],
  'title-abstract': ['tiab', 'title/abstract', 'tw', 'text word', 'text words'],
  author: ['au', 'author'],
  journal: ['ta', 'journal', 'jour'],
  mesh: ['mh', 'mesh', 'mesh terms', 'mesh term'],
  'mesh-major': ['majr', 'mesh major topic'],
  'publication-type': ['pt', 'ptyp', 'publication type'],
  dates: ['dp', 'pdat', 'date-publication', 'publication date'],
  pmid: ['pmid', 'uid'],
  doi: ['doi', 'aid'],
  any: ['all', 'all fields'],
}

const MEANINGS = new Map<string, TagField>(
  (Object.entries(SPELLINGS) as [TagField, string[]][]).flatMap(([field, tags]) => tags.map((tag) => [tag, field])),
)

/** The tags there are, as a sentence lists them. */
export const TAG_LIST = Object.values(TAGS)
  .map((tag) => `[${tag}]`)
  .join(', ')

/** What the tag means, whatever its case and spaces; null where there is none. `rest` is what follows a colon: mh:noexp. */
export function tagMeaning(content: string): { field: TagField; rest: string } | null {
  const [name = '', ...rest] = content.toLowerCase().split(':')
  const field = MEANINGS.get(
    name
      .trim()
      .replace(/\s+/g, ' ')
      .replace(/ ?([-/]) ?/g, '$1'),
  )
  return field ? { field, rest: rest.join(':').trim() } : null
}
