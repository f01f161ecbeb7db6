import type { SearchField } from './question'

/**
 * What a tag in brackets sends a term to; `dates` makes it a time of publication, `left-out` is what PubMed knows of a
 * record and this library does not.
 */
export type TagField = SearchField | 'dates' | 'left-out'

/** The tag that is written, by what it means. */
export const TAGS: Record<Exclude<TagField, 'left-out'>, string> = {
  title: 'ti',
  'title-abstract': 'tiab',
  abstract: 'ab',
  keywords: 'ot',
  author: 'au',
  journal: 'ta',
  mesh: 'mh',
  'mesh-major': 'majr',
  'mesh-alone': 'mh:noexp',
  'mesh-major-alone': 'majr:noexp',
  qualifier: 'sh',
  'publication-type': 'pt',
  language: 'la',
  dates: 'dp',
  pmid: 'pmid',
  doi: 'doi',
  any: 'all',
}

/** The tags as PubMed spells them (PubMed User Guide, "Search field tags"), with the short forms that people type. */
const SPELLINGS: Record<TagField, string[]> = {
  title: ['ti', 'title', 'tt', 'transliterated title'],
  'title-abstract': ['tiab', 'title/abstract', 'tw', 'text word', 'text words'],
  abstract: ['ab', 'abstract'],
  keywords: ['ot', 'other term'],
  author: ['au', 'author', 'fau', 'full author name', 'cn', 'corporate author', 'ir', 'investigator'],
  journal: ['ta', 'journal', 'jour', 'is', 'issn', 'jid'],
  mesh: ['mh', 'mesh', 'mesh terms', 'mesh term'],
  'mesh-major': ['majr', 'mesh major topic'],
  'mesh-alone': [],
  'mesh-major-alone': [],
  qualifier: ['sh', 'mesh subheading'],
  'publication-type': ['pt', 'ptyp', 'publication type'],
  language: ['la', 'lang', 'language'],
  dates: ['dp', 'pdat', 'date-publication', 'publication date'],
  pmid: ['pmid', 'uid'],
  doi: ['doi', 'aid'],
  any: ['all', 'all fields', 'si', 'secondary source id'],
  'left-out': [
    ...['edat', 'entrez date', 'crdt', 'create date', 'mhda', 'mesh date', 'lr', 'date modified', 'epdat', 'ppdat'],
    ...['sb', 'subset', 'filter', 'ad', 'affiliation', 'gr', 'grant number', 'pl', 'place of publication', 'text'],
    ...['ed', 'editor', 'isbn', 'book', 'cois', 'stat', 'lid', 'location id', 'vi', 'volume', 'ip', 'issue', 'pg'],
  ],
}

/** Tags that are searched more widely here than in PubMed, and how. */
const WIDER: Record<string, { field: TagField; wider: string }> = {
  '1au': { field: 'author', wider: 'all authors are searched, not only the first' },
  'first author': { field: 'author', wider: 'all authors are searched, not only the first' },
  lastau: { field: 'author', wider: 'all authors are searched, not only the last' },
  'last author': { field: 'author', wider: 'all authors are searched, not only the last' },
  nm: { field: 'any', wider: 'substances are not known here, so all fields are searched' },
  'supplementary concept': { field: 'any', wider: 'substances are not known here, so all fields are searched' },
  rn: { field: 'any', wider: 'registry numbers are not known here, so all fields are searched' },
  ps: { field: 'any', wider: 'subjects are not known here, so all fields are searched' },
}

const MEANINGS = new Map<string, TagField>(
  (Object.entries(SPELLINGS) as [TagField, string[]][]).flatMap(([field, tags]) => tags.map((tag) => [tag, field])),
)

/** The tags there are, as a sentence lists them. */
export const TAG_LIST = Object.values(TAGS)
  .filter((tag) => !tag.includes(':'))
  .map((tag) => `[${tag}]`)
  .join(', ')

/** A tag's field, what follows a colon in it (mh:noexp), and how it is searched more widely here, '' where it is not. */
export type TagMeaning = { field: TagField; rest: string; wider: string }

/** What the tag means, whatever its case and spaces; null where there is none. */
export function tagMeaning(content: string): TagMeaning | null {
  const [typed = '', ...rest] = content.toLowerCase().split(':')
  const name = typed
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/ ?([-/]) ?/g, '$1')
  const field = MEANINGS.get(name)
  const wide = Object.hasOwn(WIDER, name) ? WIDER[name] : undefined
  if (!field && !wide) return null
  const after = rest.join(':').trim()
  // A heading without those below it.
  if ((field === 'mesh' || field === 'mesh-major') && after.replace(/\s+/g, '') === 'noexp')
    return { field: `${field}-alone`, rest: '', wider: '' }
  return { field: field ?? (wide?.field as TagField), rest: after, wider: wide?.wider ?? '' }
}
