import { answersWith, type Reply, says } from './source-server'

export type CrossrefUpdate = { type: string; DOI: string; updated?: string }
/** What Crossref has of a work: notices of it, and what it is a notice of. */
export type CrossrefWork = { by?: CrossrefUpdate[]; to?: CrossrefUpdate[] }

/** Crossref as far as the portal asks it: the works it has, by their DOIs in lower case; of others that they are not there. */
export const crossrefReplies =
  (works: Map<string, CrossrefWork>): Reply =>
  (response, asked) => {
    const doi = decodeURIComponent(asked.path.split('/').at(-1) ?? '')
    const work = works.get(doi.toLowerCase())
    if (!work) return answersWith(404)(response, asked)
    const updates = (list: CrossrefUpdate[] = []) =>
      list.map(({ updated = '2021-05-03', ...each }) => ({
        ...each,
        label: each.type,
        source: 'publisher',
        updated: { 'date-time': `${updated}T00:00:00Z` },
      }))
    const message = {
      DOI: doi,
      title: ['A work'],
      ...(work.by ? { 'updated-by': updates(work.by) } : {}),
      ...(work.to ? { 'update-to': updates(work.to) } : {}),
    }
    says(JSON.stringify({ status: 'ok', 'message-type': 'work', message }))(response, asked)
  }
