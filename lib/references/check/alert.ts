import type { NoticeKind } from '@/lib/records/study-record'

/** What can be known of a study that is cited, the gravest first. */
export const ALERT_KINDS = [
  'retracted',
  'concern',
  'withdrawn',
  'republished',
  'corrected',
  'newer-version',
  'later-review',
] as const
export type AlertKind = (typeof ALERT_KINDS)[number]

/** Something that is known of a study, with the record or the list that says so. */
export type Alert = {
  kind: AlertKind
  /** The notice, the newer version or the review, where it is here. */
  by: { title: string; address: string; year: number | null } | null
  pmid: number | null
  doi: string | null
  /** The notice as the record names it, where that has no number. */
  raw: string | null
  /** An imported list of retractions says so. */
  listed: boolean
}

export const ALERT_WORDS: Record<AlertKind, string> = {
  retracted: 'Retracted',
  concern: 'Expression of concern',
  withdrawn: 'Withdrawn by PubMed',
  republished: 'Corrected and republished',
  corrected: 'Corrected',
  'newer-version': 'A newer version is here',
  'later-review': 'A later review here cites it',
}

/** Those that a writer has to act upon before the reference can stand. */
export const isGrave = (kind: AlertKind): boolean => kind === 'retracted' || kind === 'concern' || kind === 'withdrawn'

/** What a notice, as the record of the study itself states it, says of that study. */
export const ALERT_OF_NOTICE: Partial<Record<NoticeKind, AlertKind>> = {
  'retraction-in': 'retracted',
  'concern-in': 'concern',
  'erratum-in': 'corrected',
  'republished-in': 'republished',
  'update-in': 'newer-version',
}

export const gravestFirst = (a: { kind: AlertKind }, b: { kind: AlertKind }): number =>
  ALERT_KINDS.indexOf(a.kind) - ALERT_KINDS.indexOf(b.kind)
