import type { Part } from '@/db/search/question/compiled-question'
import { all, any, within } from '@/db/search/question/tsquery'
import { WEIGHT } from '@/lib/search/lexemes'

/** Studies that have all of these parts. */
export const queryOf = (parts: readonly Part[]) => all(parts.map(({ query }) => query))
/** Those whose names are of it: title, keywords, TL;DR or headings. */
export const inNames = (parts: readonly Part[]) => within(queryOf(parts), WEIGHT.title + WEIGHT.summary)

/** Those that compare what is done, by their names, with the other anywhere: "open" stands in many texts. */
export const aboutComparison = (done: readonly Part[], targets: readonly Part[][]): string =>
  all([inNames(done), any(targets.map(queryOf))])

/** One of both in names, the other anywhere. */
export const aboutBoth = (done: readonly Part[], targets: readonly Part[][]): string =>
  any([all([inNames(done), any(targets.map(queryOf))]), all([queryOf(done), any(targets.map(inNames))])])
