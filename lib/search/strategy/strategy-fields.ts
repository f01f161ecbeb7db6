import type { TagField } from '../field-tags'

/** What the field codes of Ovid and the Cochrane Library ask for here. */
const FIELDS: Record<string, TagField> = {
  ti: 'title',
  ot: 'title',
  tt: 'title',
  m_titl: 'title',
  ab: 'abstract',
  tw: 'title-abstract',
  kw: 'keywords',
  kf: 'keywords',
  mp: 'any',
  af: 'any',
  tx: 'any',
  au: 'author',
  jn: 'journal',
  jo: 'journal',
  ja: 'journal',
  so: 'journal',
  pt: 'publication-type',
  sh: 'mesh-alone',
  fs: 'qualifier',
  la: 'language',
  lg: 'language',
  yr: 'dates',
  ui: 'pmid',
  pm: 'pmid',
  do: 'doi',
}

/** Codes that are searched more widely here, and how. */
const WIDER: Record<string, string> = {
  hw: 'words of headings are searched in all fields',
  nm: 'substances are not known here, so all fields are searched',
  rn: 'registry numbers are not known here, so all fields are searched',
  ps: 'subjects are not known here, so all fields are searched',
  px: 'protocol supplements are not known here, so all fields are searched',
  rx: 'rare diseases are not known here, so all fields are searched',
  ox: 'organisms are not known here, so all fields are searched',
}

/** What Ovid knows of a record and this library does not. */
const LEFT_OUT = new Set('ad cs dc dp dt ed ep gr in ir is jw pl rc sb st up vo ip pg xs yd'.split(' '))

const CODE = '(?:m_titl|[a-z]{2})'
/** ".ti,ab." after a word, a quotation or a parenthesis. */
export const OVID_FIELDS = new RegExp(`\\.(${CODE}(?:\\s?,\\s?${CODE})*)(?:\\.|(?=[\\s)]|$))`, 'iy')
/** ":ti,ab,kw" */
export const COCHRANE_FIELDS = new RegExp(`:(${CODE}(?:\\s?,\\s?${CODE})*)(?=[\\s)]|$)`, 'iy')

export const isFieldCode = (code: string): boolean =>
  Object.hasOwn(FIELDS, code) || Object.hasOwn(WIDER, code) || LEFT_OUT.has(code)

export type Field = { field: TagField | null; wider: string }

const TEXT: readonly (TagField | undefined)[] = ['title', 'abstract', 'keywords', 'title-abstract']

/** What several codes ask for together, any of them. */
export function fieldOf(typed: string): Field {
  const codes = [...new Set(typed.toLowerCase().split(/\s?,\s?/))]
  const [only] = codes
  if (codes.length === 1 && only) return singleField(only)
  const fields = new Set(codes.map((code) => singleField(code).field))
  if (codes.every((code) => TEXT.includes(FIELDS[code]))) {
    const isWhole = fields.has('title-abstract') || (fields.has('title') && fields.has('abstract'))
    if (fields.size === 1) return { field: [...fields][0] ?? null, wider: '' }
    return { field: 'title-abstract', wider: isWhole ? '' : 'title, abstract and keywords are searched together' }
  }
  if (fields.has('any') && codes.some((code) => FIELDS[code] === 'any')) return { field: 'any', wider: '' }
  const first = codes.map(singleField).find(({ field }) => field !== null && field !== 'left-out')
  if (!first) return { field: fields.has('left-out') ? 'left-out' : null, wider: '' }
  return { field: 'any', wider: 'these fields are not searched together here, so all fields are searched' }
}

function singleField(code: string): Field {
  if (Object.hasOwn(FIELDS, code)) return { field: FIELDS[code] as TagField, wider: '' }
  if (Object.hasOwn(WIDER, code)) return { field: 'any', wider: WIDER[code] as string }
  return { field: LEFT_OUT.has(code) ? 'left-out' : null, wider: '' }
}
