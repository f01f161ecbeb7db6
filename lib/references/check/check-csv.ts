import { csvOf } from '@/lib/records/csv'
import { ALERT_WORDS, type Alert } from './alert'
import type { CheckedReference, Identity } from './checked-reference'

const COLUMNS = ['Number', 'Reference', 'Here', 'Study', 'PMID', 'DOI', 'Known', 'By']

const IDENTITY_WORDS: Record<Identity, string> = {
  same: 'yes',
  maybe: 'maybe',
  elsewhere: 'no, but on a list',
  'not-here': 'no',
  unread: 'could not be read',
}

/** An account of a check, a reference a row, in the order of the manuscript. */
export const checkCsv = (references: readonly CheckedReference[]): string => csvOf([COLUMNS, ...references.map(cells)])

const cells = ({ number, text, identity, study, alerts }: CheckedReference) => [
  number,
  text,
  IDENTITY_WORDS[identity],
  study?.title ?? null,
  study?.pmid ?? null,
  study?.doi ?? null,
  alerts.map(({ kind }) => ALERT_WORDS[kind]).join('; '),
  alerts.map(saidBy).filter(Boolean).join('; '),
]

const saidBy = ({ by, pmid, doi, raw, listed }: Alert) =>
  by?.title ?? (doi ? `doi:${doi}` : pmid ? `PMID ${pmid}` : (raw ?? (listed ? 'a list of retractions' : null)))
