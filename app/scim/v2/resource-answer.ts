import type { ScimAnswer, ScimRequest } from '@/app/_server/scim-endpoint'
import { type Condition, parseFilter } from '@/lib/scim/filter'
import { pageOfList } from '@/lib/scim/page-of-list'
import { listBody, projected, type ScimBody } from '@/lib/scim/resource-body'

/** Which part of a list is asked for, and what of it. */
export function listAsked({ search }: ScimRequest): { startIndex: number; count: number; conditions: Condition[] } {
  const filter = search.get('filter')
  return { ...pageOfList(search), conditions: filter === null ? [] : parseFilter(filter) }
}

export const listAnswer = (asked: ScimRequest, total: number, startIndex: number, all: ScimBody[]): ScimAnswer => ({
  body: listBody(
    total,
    startIndex,
    all.map((one) => shown(asked, one)),
  ),
})

/** One resource; nothing where whoever asks has this version of it already. */
export function resourceAnswer(asked: ScimRequest, one: ScimBody, status = 200): ScimAnswer {
  const { location, version } = one.meta
  const headers = { etag: version, 'content-location': location, ...(status === 201 ? { location } : {}) }
  const isKnown = asked.ifNoneMatch?.split(',').some((tag) => tag.trim() === version)
  if (isKnown && status === 200) return { status: 304, body: null, headers }
  return { status, headers, body: shown(asked, one) }
}

const shown = ({ search }: ScimRequest, one: ScimBody) =>
  projected(one, search.get('attributes'), search.get('excludedAttributes'))
