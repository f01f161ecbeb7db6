import { articleSet, articleXml } from './pubmed-xml'
import { type Asked, type Reply, says } from './source-server'

/**
 * A record that PubMed has: the day on which it entered it, the day on which it last changed it, and its kinds; one
 * that is withheld is named and not sent.
 */
export type Dated = { entered: string; changed?: string; types?: string[]; title?: string; isWithheld?: boolean }

const GIVEN = 10_000
/** A word that it does not know, and leaves out as PubMed does. */
const UNKNOWN = /egretz/

/**
 * PubMed with records by their days: esearch gives what was entered (`edat`) or changed (`mdat`) within the days that it is
 * asked for, at most ten thousand of it, as PubMed does; efetch gives the records.
 */
export const datedPubmed =
  (records: Map<number, Dated>): Reply =>
  (response, asked) =>
    (asked.path.endsWith('/esearch.fcgi') ? search(records, asked) : fetched(records, asked))(response, asked)

function search(records: Map<number, Dated>, { fields }: Asked): Reply {
  const day = (name: string) => (fields.get(name) ?? '').replaceAll('/', '-')
  const [from, to] = [day('mindate'), day('maxdate')]
  const dateOf = ({ entered, changed = entered }: Dated) => (fields.get('datetype') === 'mdat' ? changed : entered)
  const found = [...records].filter(([, record]) => dateOf(record) >= from && dateOf(record) <= to)
  const most = Math.min(Number(fields.get('retmax')), GIVEN)
  return says(
    JSON.stringify({
      esearchresult: {
        count: String(found.length),
        idlist: found.slice(0, most).map(([pmid]) => String(pmid)),
        querytranslation: `"${fields.get('term')}"[All Fields]`,
        ...(UNKNOWN.test(fields.get('term') ?? '')
          ? { errorlist: { phrasesnotfound: ['egretz'], fieldsnotfound: [] } }
          : {}),
      },
    }),
  )
}

function fetched(records: Map<number, Dated>, { fields }: Asked): Reply {
  const wanted = (fields.get('id') ?? '').split(',').map(Number)
  const articles = wanted.flatMap((pmid) => {
    const record = records.get(pmid)
    return record && !record.isWithheld
      ? [
          articleXml({
            pmid,
            title: record.title ?? `Record ${pmid} of herons.`,
            types: record.types ?? ['Journal Article'],
            revised: record.changed ?? record.entered,
          }),
        ]
      : []
  })
  return says(articleSet(...articles), 'text/xml; charset=UTF-8')
}
