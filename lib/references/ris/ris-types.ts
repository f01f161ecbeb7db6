import type { ReferenceType } from '../parsed-reference'

const CODES: Record<ReferenceType, string> = {
  article: 'JOUR EJOUR MGZN NEWS JFULL INPR ABST',
  preprint: 'PREPRINT',
  conference: 'CONF CPAPER',
  book: 'BOOK EBOOK EDBOOK WHOLE CLSWK',
  chapter: 'CHAP ECHAP ENCYC DICT',
  thesis: 'THES',
  report: 'RPRT GOVDOC STAND',
  webpage: 'ELEC WEB BLOG',
  dataset: 'DATA AGGR DBASE',
  'trial-registration': '',
  other:
    'GEN GRNT UNPB PAMP SER SLIDE SOUND VIDEO MPCT ADVS ANCIENT ART BILL CASE CHART COMP CTLG EQUA FIGURE GRANT HEAR ICOMM LEGAL MANSCPT MAP MULTI MUSIC PAT PCOMM STAT UNBILL CCL LEGL MGZ',
}

const TYPES = new Map(
  Object.entries(CODES).flatMap(([type, codes]) => codes.split(' ').map((code) => [code, type as ReferenceType])),
)

/** What a code of TY means; undefined for a code that RIS does not have. */
export const risType = (code: string): ReferenceType | undefined => TYPES.get(code.toUpperCase())
