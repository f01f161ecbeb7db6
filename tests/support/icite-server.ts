import { type Reply, says } from './source-server'

/** What iCite has counted of a record. */
export type Counted = {
  count: number
  citedBy?: number[]
  cites?: number[]
  day?: string
  /** Its relative citation ratio, which young papers do not have. */
  ratio?: number | null
  provisional?: boolean
}

/** iCite as far as the portal asks it: the records of `counted` that were asked for, in its documented shape. */
export const iciteReplies =
  (counted: Map<number, Counted>): Reply =>
  (response, asked) => {
    const pmids = (asked.fields.get('pmids') ?? '').split(',').map(Number)
    const data = pmids.flatMap((pmid) => {
      const one = counted.get(pmid)
      if (!one) return []
      const { count, citedBy = [], cites = [], day = '2026-10-05', ratio = null, provisional = false } = one
      return [
        {
          pmid,
          citation_count: count,
          cited_by: citedBy,
          references: cites,
          relative_citation_ratio: ratio,
          provisional,
          last_modified: `${day}T00:00:00`,
        },
      ]
    })
    says(JSON.stringify({ meta: { pmids: asked.fields.get('pmids') }, data }))(response, asked)
  }
