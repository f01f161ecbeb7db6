import { answersWith, type Reply, says } from './source-server'

/** What OpenAlex has of a work: how often it is cited, and where it is open; `pmid` and `doi` where they are others than asked. */
export type OpenalexWork = { count: number; url?: string | null; status?: string; pmid?: number; doi?: string }

/** OpenAlex as far as the portal asks it: the works it has, by "pmid:101" and "doi:10.1000/h101"; of others that they are not there. */
export const openalexReplies =
  (works: Map<string, OpenalexWork>): Reply =>
  (response, asked) => {
    const name = decodeURIComponent(asked.path.replace('/works/', ''))
    const work = works.get(name)
    if (!work) return answersWith(404)(response, asked)
    const [scheme, value = ''] = [name.split(':')[0], name.slice(name.indexOf(':') + 1)]
    const pmid = work.pmid ?? (scheme === 'pmid' ? value : null)
    const doi = work.doi ?? (scheme === 'doi' ? value : null)
    const { url = null } = work
    const answer = {
      ids: {
        openalex: 'https://openalex.org/W1',
        ...(doi ? { doi: `https://doi.org/${doi}` } : {}),
        ...(pmid ? { pmid: `https://pubmed.ncbi.nlm.nih.gov/${pmid}` } : {}),
      },
      doi: doi && `https://doi.org/${doi}`,
      cited_by_count: work.count,
      open_access: {
        is_oa: url !== null,
        oa_status: work.status ?? (url === null ? 'closed' : 'green'),
        oa_url: url,
        any_repository_has_fulltext: url !== null,
      },
      is_retracted: true,
    }
    says(JSON.stringify(answer))(response, asked)
  }
