import { type Reply, says } from './source-server'

export type EuropePmcRecord = Record<string, unknown> & { id: string; source: string }

/** A record that PubMed has too, as Europe PMC sends it with all of its fields. */
export const medRecord = (pmid: number, more: Record<string, unknown> = {}): EuropePmcRecord => ({
  id: String(pmid),
  source: 'MED',
  pmid: String(pmid),
  doi: `10.1000/H${pmid}`,
  title: `Record ${pmid} of <i>herons</i>.`,
  authorString: 'Heron A.',
  authorList: { author: [{ fullName: 'Heron A', firstName: 'Ann', lastName: 'Heron', initials: 'A' }] },
  journalInfo: {
    yearOfPublication: 2021,
    monthOfPublication: 3,
    dateOfPublication: '2021 Mar',
    journal: { title: 'Journal of ponds', isoabbreviation: 'J Ponds', nlmid: '7500001' },
  },
  abstractText: '<h4>Background</h4>Herons stand.<h4>Results</h4>They stood.',
  language: 'eng',
  pubTypeList: { pubType: ['research-article', 'Journal Article'] },
  citedByCount: 4,
  ...more,
})

/** A preprint, which has no PMID. */
export const preprint = (number: number, more: Record<string, unknown> = {}): EuropePmcRecord => ({
  id: `PPR${number}`,
  source: 'PPR',
  doi: `10.1101/2024.01.02.${number}`,
  title: `Preprint ${number} of herons`,
  authorList: { author: [{ fullName: 'Heron A', firstName: 'Ann', lastName: 'Heron', initials: 'A' }] },
  pubTypeList: { pubType: ['Preprint'] },
  bookOrReportDetails: { publisher: 'medRxiv', yearOfPublication: 2024 },
  abstractText: 'Herons may stand.',
  firstPublicationDate: '2024-01-02',
  ...more,
})

/**
 * Europe PMC as far as the portal asks it: a query that names records brings those, page by page, every other one all of them.
 */
export const europePmcReplies =
  (records: readonly EuropePmcRecord[], count?: number): Reply =>
  (response, asked) => {
    const query = asked.fields.get('query') ?? ''
    const isNamed = /EXT_ID:\d|DOI:"/.test(query)
    const matching = records.filter(
      ({ id, source, doi }) =>
        !isNamed ||
        (source === 'MED' && new RegExp(`EXT_ID:${id}\\b`).test(query)) ||
        (source === 'PPR' && query.includes(`DOI:"${String(doi)}"`)),
    )
    const cursor = asked.fields.get('cursorMark') ?? '*'
    const [from, size] = [cursor === '*' ? 0 : Number(cursor.slice(1)), Number(asked.fields.get('pageSize') ?? 25)]
    const result = matching.slice(from, from + size)
    const answer = {
      version: '6.9',
      hitCount: count ?? matching.length,
      nextCursorMark: result.length > 0 ? `c${from + result.length}` : cursor,
      request: { queryString: query, resultType: 'core', cursorMark: cursor, pageSize: size },
      resultList: { result },
    }
    says(JSON.stringify(answer), 'application/json;charset=UTF-8')(response, asked)
  }
