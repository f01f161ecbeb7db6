import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { readCorpus } from '@/db/connection/with-viewer'
import type { Part } from '@/db/search/question/compiled-question'
import { all, any } from '@/db/search/question/tsquery'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { type AskedAbout, askedAbout } from '@/lib/search/framing/asked-about'
import { isPlainlyAsked } from '@/lib/search/framing/plainly-asked'
import { subjectWords } from '@/lib/search/framing/subject-words'
import { aboutBoth, inNames, queryOf } from './about-query'
import { isTrue } from './index-query'
import { namedParts } from './named-parts'
import type { SearchResult } from './search-studies'

/** With this number of studies that answer all of a question, nobody asks whether there is one. */
const ENOUGH = 20
/** At most this number of studies that have both things is looked at, and at most this number that have one is counted. */
const MOST_READ = 2000
const MOST_COUNTED = 1000

/** That the corpus has no study with results of what a question asks about, what it is of, and what it does have. */
export type Absence = {
  /** What there is no study of: "statins in asthma". Null where the question does not tell that in words that are sure. */
  about: string | null
  /** Of the corpus; `newest` is the day of its newest study, but for days that are still to come. */
  studies: number
  newest: string | null
  /** A question that leaves something out, and how many studies with results answer it. */
  nearest: { q: string; studies: number; more: boolean } | null
}

/**
 * Whether no study with results is about both what a question in words says is done and to whom, or for what: one of
 * them stands in its title, keywords, TL;DR or headings, and the other anywhere in it. Null where there is one, or
 * where the question does not tell two things apart by names: nobody knows then how studies say them.
 */
export async function findAbsence(viewer: Viewer, q: string, result: SearchResult): Promise<Absence | null> {
  const { question, total } = result
  // Without its other wordings a question finds less than there is.
  const isWhole = question.parts.every(({ additions }) => additions.every(({ dropped }) => !dropped))
  const asked = question.plain && isPlainlyAsked(q) && isWhole && total < ENOUGH ? askedAbout(question.parts) : null
  if (!asked || !can(viewer, 'study.read')) return null
  return readCorpus(viewer, async (tx) => {
    if (await isCovered(tx, asked)) return null
    const sure = await namedOnly(tx, asked)
    if (!sure || (await isCovered(tx, sure)) || (await isWithin(tx, sure))) return null
    const [corpus] = await tx.execute<{ studies: number; newest: string | null }>(sql`
      select (select studies from search_statistics) as studies,
        (select published_on::text from search_documents where published_on <= current_date
          order by published_on desc nulls last limit 1) as newest`)
    // A corpus that was not counted yet says nothing of what it lacks.
    if (!corpus?.studies) return null
    return { about: subjectWords(q, asked), ...corpus, nearest: await nearestOf(tx, asked) }
  })
}

/** What of a question is asked by names, null where one side of it is not: words may not be those of the studies. */
async function namedOnly(tx: Transaction, asked: AskedAbout<Part>): Promise<AskedAbout<Part> | null> {
  const named = await namedParts(tx, [...asked.done, ...asked.targets.flat()])
  const done = asked.done.filter((part) => named.has(part))
  const targets = asked.targets.map((parts) => parts.filter((part) => named.has(part)))
  const left = targets.filter(({ length }) => length > 0)
  return done.length > 0 && left.length > 0 ? { ...asked, done, targets: left } : null
}

/** Of a word as a part of other words its beginning is looked for, so long at least. */
const LEAST_OF_WORD = 5
/** Studies of what is done, by name, that are looked at for it. */
const MOST_LOOKED_AT = 200

/** Whether a study of what is done has a word that holds one that was asked for: gastric cancer, oesophagogastric. */
async function isWithin(tx: Transaction, { done, targets }: AskedAbout<Part>): Promise<boolean> {
  const beginnings = targets.flatMap((parts) => parts.flatMap(rarestBeginning))
  if (beginnings.length === 0) return false
  const rows = await tx.execute(sql`
    select from (
      select d.document from search_documents d
      where d.document @@ ${inNames(done)}::tsquery and ${HAS_RESULTS} limit ${MOST_LOOKED_AT}
    ) d, unnest(tsvector_to_array(d.document)) lexeme, unnest(${sql.param(beginnings)}::text[]) beginning
    where position(beginning in lexeme) > 1 limit 1`)
  return rows.length > 0
}

/** The rarest word of a name without its end; none where that is too short to say anything. */
function rarestBeginning({ own }: Part): string[] {
  const [rarest] = own.toSorted((a, b) => b.idf - a.idf)
  const beginning = rarest?.lexeme.slice(0, Math.max(LEAST_OF_WORD, rarest.lexeme.length - 2)) ?? ''
  return beginning.length >= LEAST_OF_WORD ? [beginning] : []
}

/** A study that has not ended has no results. */
const HAS_RESULTS = isTrue(sql`d.design is distinct from 'protocol'`)

async function isCovered(tx: Transaction, { done, targets }: AskedAbout<Part>): Promise<boolean> {
  const both = all([queryOf(done), any(targets.map(queryOf))])
  const rows = await tx.execute(sql`
    select from (
      select d.document, d.design from search_documents d where d.document @@ ${both}::tsquery limit ${MOST_READ}
    ) d where d.document @@ ${aboutBoth(done, targets)}::tsquery and ${HAS_RESULTS} limit 1`)
  return rows.length > 0
}

/** The question with less of it, without whom, or without what is done: the first that has an answer. */
async function nearestOf(tx: Transaction, { done, targets }: AskedAbout<Part>): Promise<Absence['nearest']> {
  const [target = []] = targets
  const first = mostTelling(done)
  const only = mostTelling(target)
  const fewer = [
    ...(first && done.length > 1 ? [{ parts: [first, ...target], about: aboutBoth([first], targets) }] : []),
    ...(only && target.length > 1 ? [{ parts: [...done, only], about: aboutBoth(done, [[only]]) }] : []),
    ...[done, ...targets].filter(isNamed).map((parts) => ({ parts, about: inNames(parts) })),
  ]
  for (const { parts, about } of fewer) {
    const rows = await tx.execute(sql`
      select from (
        select d.document, d.design from search_documents d where d.document @@ ${queryOf(parts)}::tsquery limit ${MOST_READ}
      ) d where d.document @@ ${about}::tsquery and ${HAS_RESULTS} limit ${MOST_COUNTED + 1}`)
    if (rows.length > 0)
      return { q: wordsOf(parts), studies: Math.min(rows.length, MOST_COUNTED), more: rows.length > MOST_COUNTED }
  }
  return null
}

/** What is known by a name goes before a word that says more of it: "iron" before "intravenous". */
const mostTelling = (parts: readonly Part[]): Part | undefined =>
  parts.find(({ concept }) => concept !== null) ?? (parts.length === 1 ? parts[0] : undefined)

/** Words of which none is a name may not be what they were taken for. */
const isNamed = (parts: readonly Part[]) => parts.length === 1 || parts.some(({ concept }) => concept !== null)

const wordsOf = (parts: readonly Part[]) => parts.map(({ words }) => words).join(' ')
