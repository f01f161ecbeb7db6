/** What comes back from one address of a source, and how much of it is read at most, unpacked. */
export type Endpoint = {
  path: string
  method: 'GET' | 'POST'
  type: 'json' | 'xml' | 'csv'
  mostBytes: number
  /** How long the whole of it may take, where that is more than a minute. */
  wholeMs?: number
  /**
   * What is asked about stands after the path, as a DOI or as "doi:…" and "pmid:…"; that it is not there (404) is an answer, an
   * empty one.
   */
  ends?: 'doi' | 'work'
}

type Source = {
  label: string
  /** What it is good for here. */
  about: string
  /** What leaves the house, in plain words. */
  leaves: string
  host: string
  endpoints: Record<string, Endpoint>
  /** Requests in any second that the source allows one address of the network, without a key and with one. */
  perSecond: { open: number; withKey: number }
  /** Where a hospital gets a key of its own; null where the source has no keys. */
  keyFrom: string | null
  /** Whether it answers nobody without a key. */
  needsKey?: true
  /** What it is asked by itself every night, in plain words; null where only people and saved queries ask it. */
  byNight: string | null
}

const MB = 1_000_000

/**
 * Every source on the internet that Précis can ask. Hosts and paths stand here and nowhere else: nothing that anybody types
 * or that a source answers can change where a request goes.
 */
export const SOURCES = {
  pubmed: {
    label: 'PubMed',
    about:
      'Searching PubMed for what is not here, fetching records by PMID, and asking by night what is new, where editors have saved queries for it.',
    leaves:
      'The words that somebody sends with “Search PubMed”, the words of saved PubMed queries, and the PMIDs of records that an editor fetches or that are checked. With each request go the address of this portal, its version, the contact address and the key below. Who asked, notes, lists and searches here never do. The form asks people to write nothing about a patient.',
    host: 'eutils.ncbi.nlm.nih.gov',
    endpoints: {
      search: { path: '/entrez/eutils/esearch.fcgi', method: 'POST', type: 'json', mostBytes: 2 * MB },
      fetch: { path: '/entrez/eutils/efetch.fcgi', method: 'POST', type: 'xml', mostBytes: 64 * MB },
    },
    // NCBI, "A General Introduction to the E-utilities": 3 requests a second, 10 with a key.
    perSecond: { open: 3, withKey: 10 },
    keyFrom: 'NCBI gives one to every account, under Account settings → API Key Management.',
    byNight: null,
  },
  'europe-pmc': {
    label: 'Europe PMC',
    about: 'Searching Europe PMC for what is not here, preprints as well, and importing what an editor chooses of it.',
    leaves:
      'The words that somebody sends with “Search Europe PMC”, and the PMIDs and DOIs of records that an editor imports from there. With each request go the address of this portal, its version and the contact address. Who asked, notes, lists and searches here never do. The form asks people to write nothing about a patient.',
    host: 'www.ebi.ac.uk',
    endpoints: {
      search: {
        path: '/europepmc/webservices/rest/searchPOST',
        method: 'POST',
        type: 'json',
        mostBytes: 32 * MB,
      },
    },
    // EMBL-EBI names no limit for this: people ask, and few of them at a time.
    perSecond: { open: 2, withKey: 2 },
    keyFrom: null,
    byNight: null,
  },
  icite: {
    label: 'iCite',
    about:
      'How often studies that are here are cited, counted by the US National Institutes of Health, and which studies here cite each other.',
    leaves:
      'The PMIDs of the studies that are here, a part of them every night. With each request go the address of this portal, its version and the contact address. Who reads what, notes, lists and searches never do.',
    host: 'icite.od.nih.gov',
    endpoints: {
      counts: { path: '/api/pubs', method: 'GET', type: 'json', mostBytes: 32 * MB },
    },
    // NIH names no limit: one request of 200 studies a second does any corpus in its month.
    perSecond: { open: 1, withKey: 1 },
    keyFrom: null,
    byNight:
      'Between 04:00 and 05:00 UTC it is asked about the studies that are new, and about each of the others once in thirty days.',
  },
  'retraction-watch': {
    label: 'Retraction Watch',
    about:
      'Which works are retracted, under an expression of concern, corrected or reinstated, by the list that Retraction Watch and Crossref publish.',
    leaves:
      'Nothing but that this portal fetches the list. With each request go the address of this portal, its version and the contact address.',
    host: 'gitlab.com',
    endpoints: {
      list: {
        path: '/crossref/retraction-watch-data/-/raw/main/retraction_watch.csv',
        method: 'GET',
        type: 'csv',
        // 67 MB in 2026, and some more every day.
        mostBytes: 200 * MB,
        wholeMs: 15 * 60_000,
      },
    },
    perSecond: { open: 1, withKey: 1 },
    keyFrom: null,
    byNight: 'Between 04:00 and 05:00 UTC the whole list is fetched, and imported as a list of retractions is.',
  },
  crossref: {
    label: 'Crossref',
    about:
      'Whether publishers have given notice of a retraction, an expression of concern or a correction, by the DOIs of the studies that are here: of those that PubMed does not have as well.',
    leaves:
      'The DOIs of the studies that are here, a part of them every night. With each request go the address of this portal, its version and the contact address. Who reads what, notes, lists and searches never do.',
    host: 'api.crossref.org',
    endpoints: {
      work: { path: '/works/', method: 'GET', type: 'json', mostBytes: 8 * MB, ends: 'doi' },
    },
    // Since December 2025: 5 single works a second, and 10 for who gives an address; the smaller one does.
    perSecond: { open: 5, withKey: 5 },
    keyFrom: null,
    byNight:
      'Between 04:00 and 05:00 UTC it is asked about the studies that are new, and about each of the others once in thirty days.',
  },
  openalex: {
    label: 'OpenAlex',
    about:
      'How often studies that are here are cited, as OpenAlex counts, and where a study can be read by everybody free of charge.',
    leaves:
      'The PMIDs of the studies that are here, or the DOIs of those without one, a part of them every night. With each request go the address of this portal, its version, the contact address and the key below. Who reads what, notes, lists and searches never do.',
    host: 'api.openalex.org',
    endpoints: {
      work: { path: '/works/', method: 'GET', type: 'json', mostBytes: 8 * MB, ends: 'work' },
    },
    // It allows 100 a second. Single works cost nothing, and no more than them is asked for.
    perSecond: { open: 5, withKey: 5 },
    keyFrom: 'OpenAlex gives one to every account, under Settings → API key.',
    needsKey: true,
    byNight:
      'Between 04:00 and 05:00 UTC it is asked about the studies that are new, and about each of the others once in thirty days.',
  },
} as const satisfies Record<string, Source>

export type SourceKey = keyof typeof SOURCES
export type EndpointOf<Key extends SourceKey> = keyof (typeof SOURCES)[Key]['endpoints'] & string

/** Those at which people search. */
export const SEARCHED_KEYS = ['pubmed', 'europe-pmc'] as const satisfies readonly SourceKey[]
export type SearchedKey = (typeof SEARCHED_KEYS)[number]

export const isSearchedKey = (key: SourceKey): key is SearchedKey => SEARCHED_KEYS.some((each) => each === key)

export const SOURCE_KEYS = Object.keys(SOURCES) as SourceKey[]

/** Those that are asked by themselves every night. */
export const NIGHTLY_KEYS = SOURCE_KEYS.filter((key) => SOURCES[key].byNight !== null)

export const isSourceKey = (key: string): key is SourceKey => Object.hasOwn(SOURCES, key)

/** The source as every source is. */
export const sourceOf = (key: SourceKey): Source => SOURCES[key]

/** Milliseconds between two requests; a tenth more than is needed, because a request may set out late. */
export function gapMs({ perSecond }: Source, hasKey: boolean): number {
  return Math.ceil((1000 / (hasKey ? perSecond.withKey : perSecond.open)) * 1.1)
}
