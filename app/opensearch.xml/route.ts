import { openEndpoint } from '@/app/_server/endpoint'
import { siteUrl } from '@/app/_server/site'
import { escapeXml } from '@/lib/xml/escape-xml'

/** What a browser needs to search here from its own bar (OpenSearch 1.1). */
export const GET = openEndpoint(async () => {
  const site = escapeXml(siteUrl())
  return new Response(
    `<?xml version="1.0" encoding="utf-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>Précis</ShortName>
  <Description>Medical evidence: words, a PMID or a DOI</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Image width="16" height="16" type="image/svg+xml">${site}/icon.svg</Image>
  <Url type="text/html" method="get" template="${site}/studies?q={searchTerms}"/>
  <Url type="application/x-suggestions+json" method="get" template="${site}/api/suggestions?format=opensearch&amp;q={searchTerms}"/>
  <Url type="application/opensearchdescription+xml" rel="self" template="${site}/opensearch.xml"/>
</OpenSearchDescription>
`,
    { headers: { 'content-type': 'application/opensearchdescription+xml; charset=utf-8' } },
  )
})
