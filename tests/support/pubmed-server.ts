import { type Asked, answersWith, type Reply, type SourceServer, says } from './source-server'

/**
 * PubMed as far as the portal asks it: esearch answers with `pmids` in its documented shape, efetch with the records that
 * `articles` has, and with `dois` to a question for a DOI alone. `next` is what it does with the request to come, in place of that.
 */
export function pubmedReplies(
  server: SourceServer,
  {
    pmids,
    articles,
    count = pmids.length,
    dois = new Map(),
  }: { pmids: number[]; articles: Map<number, string>; count?: number; dois?: Map<string, number[]> },
  ...next: Reply[]
) {
  const answer: Reply = (response, asked) => {
    const doi = /^"(.+)"\[aid\]$/.exec(asked.fields.get('term') ?? '')?.[1]
    const ofDoi = doi === undefined ? null : (dois.get(doi) ?? [])
    const reply = asked.path.endsWith('/esearch.fcgi')
      ? found(ofDoi ?? pmids, ofDoi?.length ?? count, asked)
      : records(articles, asked)
    reply(response, asked)
  }
  server.replies(...next, answer)
}

const found = (pmids: number[], count: number, { fields }: Asked) =>
  says(
    JSON.stringify({
      header: { type: 'esearch', version: '0.3' },
      esearchresult: {
        count: String(count),
        retmax: String(pmids.length),
        retstart: '0',
        idlist: pmids.map(String),
        translationset: [],
        querytranslation: `"${fields.get('term')}"[All Fields]`,
      },
    }),
    'application/json; charset=UTF-8',
  )

function records(articles: Map<number, string>, { fields }: Asked): Reply {
  const wanted = (fields.get('id') ?? '').split(',').flatMap((pmid) => articles.get(Number(pmid)) ?? [])
  const xml = `<?xml version="1.0" ?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">
<PubmedArticleSet>${wanted.join('\n')}</PubmedArticleSet>`
  return says(xml, 'text/xml; charset=UTF-8')
}

export const errorInside = says(
  JSON.stringify({ header: { type: 'esearch' }, esearchresult: { ERROR: 'Search Backend failed: <script>' } }),
)
export const errorInsideXml = says(
  '<?xml version="1.0"?><eFetchResult><ERROR>Cannot</ERROR></eFetchResult>',
  'text/xml',
)
export const tooMany = answersWith(429, { 'retry-after': '1' })
