import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { readCorpus } from '@/db/connection/with-viewer'
import type { StudyRow } from '@/db/studies/study-rows'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import type { Level } from '@/lib/evidence/design'
import { LEXEME, quoted } from '@/lib/search/lexemes'
import { nearestAbove, nearestBelow } from '@/lib/search/nearest-headings'
import { topicAddress, topicKey, topicSlug } from '@/lib/search/topic-address'
import { bestByLevel, studiesByYear } from './topic-evidence'

/** A heading to go on to; `studies` have it or one below it, null where nobody has counted yet. */
export type TopicLink = { name: string; address: string; studies: number | null }

export type Topic = {
  name: string
  scopeNote: string | null
  /** Studies that have the heading or one below it; an estimate where `exact` is false. */
  studies: number
  exact: boolean
  broader: TopicLink[]
  narrower: TopicLink[]
  /** The studies that stand best in each level, those without a level last; levels without any are left out. */
  evidence: { level: Level | null; studies: StudyRow[] }[]
  /** Every year from the first to the last. */
  years: { year: number; count: number }[]
}

/** Headings looked through for those around one: the most frequent ones of the corpus. */
const AROUND = 2_000

/**
 * What a heading's page shows, null where no study has such a heading. An address that only means one, by another
 * wording of it, is told where the heading is.
 */
export async function readTopic(viewer: Viewer, slug: string): Promise<Topic | { movedTo: string } | null> {
  if (!can(viewer, 'study.read')) return null
  return readCorpus(viewer, async (tx) => {
    const known = await headingsMeant(tx, topicKey(slug))
    const heading = known.find(({ name }) => topicSlug(name) === slug)
    if (!heading) return known[0] ? { movedTo: topicAddress(known[0].name) } : null
    const query = quoted(LEXEME.heading + heading.id)
    const counted = await studiesByYear(tx, query, heading.studies)
    if (counted.studies === 0) return null
    const around = await headingsAround(tx, heading)
    return {
      name: heading.name,
      scopeNote: heading.scopeNote,
      ...counted,
      broader: links(nearestAbove(around.filter(({ id }) => heading.above.includes(id)))),
      narrower: links(nearestBelow(around.filter(({ above }) => above.includes(heading.id)))),
      evidence: await bestByLevel(tx, query, heading.studies),
    }
  })
}

/** The studies that stand best under a heading, and its name; null where no study has it. */
export async function readTopicEvidence(
  tx: Transaction,
  slug: string,
): Promise<Pick<Topic, 'name' | 'evidence'> | null> {
  const heading = (await headingsMeant(tx, topicKey(slug))).find(({ name }) => topicSlug(name) === slug)
  if (!heading) return null
  return { name: heading.name, evidence: await bestByLevel(tx, quoted(LEXEME.heading + heading.id), heading.studies) }
}

type Heading = {
  /** What documents name it by. */
  id: string
  name: string
  above: string[]
  scopeNote: string | null
  studies: number | null
}

/** Headings of the corpus that have this key, the better ones first: by their own name, then by another wording. */
async function headingsMeant(tx: Transaction, key: string): Promise<Heading[]> {
  if (!key) return []
  return tx.execute<Heading>(sql`
    select coalesce(h.descriptor_ui, h.key) as id, h.name, h.above, d.scope_note as "scopeNote",
      (select studies from search_terms where term = ${LEXEME.heading} || coalesce(h.descriptor_ui, h.key)) as studies
    from search_headings h left join mesh_descriptors d on d.ui = h.descriptor_ui
    where h.key = ${key}
      or h.descriptor_ui in (select descriptor_ui from mesh_terms t where t.key = ${key})
    order by h.key = ${key} desc, h.studies desc, h.name limit 10`)
}

/** Headings of the corpus above and below one, itself left out, each once. */
async function headingsAround(tx: Transaction, { id, above }: Heading): Promise<Heading[]> {
  const rows = await tx.execute<Heading>(sql`
    select distinct on (around.id) around.*, t.studies
    from (
      select coalesce(descriptor_ui, key) as id, name, above, studies as own from search_headings
      where above @> array[${id}] or coalesce(descriptor_ui, key) = any(${sql.param(above)}::text[])
      order by studies desc, name limit ${AROUND}
    ) around left join search_terms t on t.term = ${LEXEME.heading} || around.id
    where around.id <> ${id}
    order by around.id, around.own desc, around.name`)
  return [...rows]
}

const links = (headings: Heading[]): TopicLink[] =>
  headings
    .map(({ name, studies }) => ({ name, address: topicAddress(name), studies }))
    .sort((a, b) => (b.studies ?? 0) - (a.studies ?? 0) || (a.name < b.name ? -1 : 1))
