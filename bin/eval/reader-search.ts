import { withViewer } from '@/db/connection/with-viewer'
import { userAccounts, users } from '@/db/schema/users'
import { searchStudies } from '@/db/search/query/search-studies'
import { OPERATOR, type Viewer } from '@/lib/access/viewer'
import { parseSearchRequest, RESULTS_A_PAGE } from '@/lib/search/search-request'

/** Somebody with an account and the least rights, to search as. */
export async function makeReader(): Promise<Viewer> {
  const id = await withViewer(OPERATOR, async (tx) => {
    const [user] = await tx.insert(users).values({ name: 'Reader', role: 'reader' }).returning({ id: users.id })
    const userId = user?.id as string
    await tx.insert(userAccounts).values({ userId, email: 'reader@evaluation.example' })
    return userId
  })
  return { kind: 'person', id, name: 'Reader', role: 'reader' }
}

/** The numbers of the first `most` studies that a reader finds who types `question` and turns the pages. */
export async function readerSearch(viewer: Viewer, question: string, most: number): Promise<number[]> {
  const found = new Set<number>()
  for (let page = 1; page <= Math.ceil(most / RESULTS_A_PAGE); page++) {
    const { rows } = await searchStudies(viewer, parseSearchRequest({ q: question, page: String(page) }))
    for (const { id } of rows) found.add(id)
    if (rows.length < RESULTS_A_PAGE) break
  }
  return [...found].slice(0, most)
}
