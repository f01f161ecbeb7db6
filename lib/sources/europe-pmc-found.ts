import { z } from 'zod'
import { readJson } from './read-json'
import { SourceFault } from './source-fault'

/** One page of what Europe PMC found; `next` is where the page after it begins, null after the last one. */
export type EuropePmcPage = { count: number; results: unknown[]; next: string | null }

const schema = z.object({
  hitCount: z.number().int().min(0).max(1_000_000_000),
  nextCursorMark: z.string().min(1).max(1_000).nullish(),
  resultList: z.object({ result: z.array(z.unknown()).max(1_000) }),
})

/** Reads an answer to a search that was asked for from `cursor` on. An error comes with status 200, too: it throws `SourceFault`. */
export function readEuropePmcPage(text: string, cursor: string): EuropePmcPage {
  const value = readJson(text)
  const read = schema.safeParse(value)
  if (!read.success) throw new SourceFault(isError(value) ? 'refused' : 'unreadable')
  const { hitCount, nextCursorMark, resultList } = read.data
  const isLast = !nextCursorMark || nextCursorMark === cursor || resultList.result.length === 0
  return { count: hitCount, results: resultList.result, next: isLast ? null : nextCursorMark }
}

const isError = (value: unknown) =>
  z.object({ errCode: z.union([z.number(), z.string()]) }).safeParse(value).success ||
  z.object({ error: z.unknown().refine(Boolean) }).safeParse(value).success
