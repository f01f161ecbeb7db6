import { and, desc, eq, notInArray, sql } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { recentSearches } from '@/db/schema/searches'
import { authorize, can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { FOLLOWED_LIMITS } from '@/lib/search/followed-search'
import type { Suggestion } from '@/lib/search/suggestion'

/** Keeps a question that the viewer has asked; of more than twenty the oldest goes. */
export async function rememberSearch(viewer: Viewer, input: { question: string }): Promise<void> {
  const question = input.question.replaceAll('\0', '').replace(/\s+/g, ' ').trim().slice(0, 500)
  await withViewer(viewer, async (tx) => {
    authorize(viewer, 'search.remember')
    if (!question) return
    const userId = viewer.id
    await tx
      .insert(recentSearches)
      .values({ userId, question })
      .onConflictDoUpdate({
        target: [recentSearches.userId, recentSearches.question],
        // Two within one transaction's moment would have no order.
        set: { searchedAt: sql`clock_timestamp()` },
      })
    const kept = tx
      .select({ question: recentSearches.question })
      .from(recentSearches)
      .where(eq(recentSearches.userId, userId))
      .orderBy(desc(recentSearches.searchedAt))
      .limit(FOLLOWED_LIMITS.recent)
    await tx
      .delete(recentSearches)
      .where(and(eq(recentSearches.userId, userId), notInArray(recentSearches.question, kept)))
  })
}

/** Forgets all of them. */
export async function forgetSearches(viewer: Viewer): Promise<void> {
  await withViewer(viewer, async (tx) => {
    authorize(viewer, 'search.remember')
    await tx.delete(recentSearches).where(eq(recentSearches.userId, viewer.id))
  })
}

/** The viewer's last questions, the latest first. */
export async function listRecentSearches(viewer: Viewer): Promise<string[]> {
  if (!can(viewer, 'search.remember')) return []
  return (await withViewer(viewer, (tx) => questions(tx, viewer))).map(({ question }) => question)
}

const questions = (tx: Transaction, viewer: Viewer) =>
  tx
    .select({ question: recentSearches.question })
    .from(recentSearches)
    .where(ownedBy(viewer, recentSearches.userId))
    .orderBy(desc(recentSearches.searchedAt))
    .limit(FOLLOWED_LIMITS.recent)

/** Those with a word that begins as `typed`, other than it itself, as they are offered; the last ones for nothing typed. */
export async function recentMatching(
  tx: Transaction,
  viewer: Viewer,
  typed: string,
  most: number,
): Promise<Suggestion[]> {
  const asked = typed.trim().replace(/\s+/g, ' ').toLowerCase()
  return (await questions(tx, viewer))
    .filter(({ question }) => question.toLowerCase() !== asked && beginsIn(question.toLowerCase(), asked))
    .slice(0, most)
    .map(({ question }) => ({ kind: 'recent', label: question, wording: null, studies: null, question }))
}

const beginsIn = (question: string, asked: string) => question.startsWith(asked) || question.includes(` ${asked}`)
