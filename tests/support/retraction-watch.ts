/** A row of Retraction Watch's list, by what is read of it. */
export type WatchRow = {
  pmid?: number | string
  doi?: string
  noticePmid?: number | string
  noticeDoi?: string
  nature?: string
  dated?: string
  title?: string
}

/** The first row, as the list has it: it ends in a comma, so that there is a column without a name. */
export const WATCH_HEAD =
  'Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes,'

/** Retraction Watch's list with these rows, in its documented shape. */
export const watchList = (...rows: WatchRow[]): string => `${[WATCH_HEAD, ...rows.map(rowText)].join('\r\n')}\r\n`

function rowText(row: WatchRow, index: number): string {
  const { pmid = 0, doi = 'unavailable', noticePmid = 0, noticeDoi = '', nature = 'Retraction' } = row
  const { dated = '5/3/2021 0:00', title = 'Herons, and ponds' } = row
  const fields = [
    index + 1,
    `"${title}"`,
    '(B) Birds;',
    'Pond',
    '"J ""Tests"""',
    'P',
    'Nowhere;',
    'A B;C D;',
    '',
    'Article;',
  ]
  return [
    ...fields,
    dated,
    noticeDoi,
    noticePmid,
    '1/2/2019 0:00',
    doi,
    pmid,
    nature,
    '"+Error in Data;\r\n+Notice"',
    'No',
    '',
    '',
  ].join(',')
}
