/** Every kind of background job, with what an administrator reads of it. */
export const JOB_KINDS = {
  'clean-up': {
    label: 'Nightly clean-up',
    about: 'Every night at 03:17: deletes what is older than its period, as Retention lists it.',
    /** What its progress counts. */
    pieces: ['row deleted', 'rows deleted'],
  },
  backup: {
    label: 'Nightly backup',
    about:
      'Every night at 01:47: writes everything into a file. Once a week restores it elsewhere, to know that it can be.',
    pieces: ['table', 'tables'],
  },
  erase: {
    label: 'Erase closed accounts',
    about: 'Every night at 01:17, before the backup: erases what was the own of people whose day has come.',
    pieces: ['account', 'accounts'],
  },
  import: {
    label: 'Import from the page',
    about: 'Reads, imports or undoes a reference file that an editor has uploaded under Administration → Imports.',
    pieces: ['record', 'records'],
  },
  'look-up': {
    label: 'Search at a source',
    about:
      'Asks a source on the internet what somebody searches for. Sources are switched under Administration → Sources.',
    pieces: ['record', 'records'],
  },
  'fetch-records': {
    label: 'Fetch records',
    about: 'Fetches records from a source on the internet and imports them.',
    pieces: ['record', 'records'],
  },
  'refresh-corpus': {
    label: 'Keep the corpus current',
    about: 'Asks PubMed what is new, by the queries under Administration → PubMed queries, and imports it.',
    pieces: ['record', 'records'],
  },
  'ask-sources': {
    label: 'Ask sources by night',
    about: 'Asks those sources about the studies that are here which are switched on under Administration → Sources.',
    pieces: ['study or row', 'studies or rows'],
  },
  notices: {
    label: 'Notices for many people',
    about: 'Writes the notices of what concerns more than 200 people, such as a retraction, into their inboxes.',
    pieces: ['notice', 'notices'],
  },
  'write-mails': {
    label: 'Write mails',
    about: 'Writes digests when they are due, and mails about what should not wait.',
    pieces: ['mail', 'mails'],
  },
  'send-mails': {
    label: 'Send mails',
    about:
      'Hands mails to your mail server. One that it does not take is tried again for up to about two and a half hours.',
    pieces: ['attempt', 'attempts'],
  },
  verdicts: {
    label: 'Nightly review of verdicts',
    about:
      'Every night at 02:41: puts verdicts under review to which stronger evidence has come, and notifies owners of those that are due.',
    pieces: ['verdict', 'verdicts'],
  },
  'stronger-evidence': {
    label: 'Nightly look for stronger evidence',
    about: 'Every night at 02:51: notifies those who keep a study of stronger evidence that has come and cites it.',
    pieces: ['study', 'studies'],
  },
  'search-news': {
    label: 'Nightly look at followed searches',
    about: 'Every night at 04:23: notifies those who follow a search of studies that came in and match it.',
    pieces: ['search', 'searches'],
  },
  redraft: {
    label: 'Redraft summaries',
    about: 'Drafts summaries again that an earlier version of Précis has drafted.',
    pieces: ['study', 'studies'],
  },
  'model-drafts': {
    label: 'Draft with the language model',
    about: 'Asks the language model about studies, within its daily budget.',
    pieces: ['study asked about', 'studies asked about'],
  },
} as const satisfies Record<string, { label: string; about: string; pieces: readonly [string, string] }>

export type JobKind = keyof typeof JOB_KINDS

export const isJobKind = (kind: string): kind is JobKind => Object.hasOwn(JOB_KINDS, kind)

/** Attempts of a job that is tried until it works, so that nobody has to restart it: about what its column holds. */
export const NO_ATTEMPT_LIMIT = 32_000
