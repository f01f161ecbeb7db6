import type { ImportSql } from '@/db/connection/copy-rows'
import { preferIndexScans } from '@/db/connection/prefer-index-scans'
import { writeSearchDocuments } from '@/db/search/index/write-documents'
import { writeGeneratedSummaries } from '@/db/summaries/generated/write-generated-summaries'
import { judgeDesign } from '@/lib/evidence/judge/judge-design'
import { comparePrecedence, type Precedence } from '@/lib/records/record-precedence'
import type { StudyEntry, StudyRecord } from '@/lib/records/study-record'
import { type BatchCounts, NO_COUNTS } from './import-log'
import type { Journals } from './journals'
import { KnownStudies, type KnownStudy } from './known-studies'
import { dropRepeatedReferences } from './listed-references'
import { CitedStudies, linkWaiting, releaseByDoi } from './reference-links'
import { retractedBy, settleRetractions } from './retractions'
import { notifyOfRetractions, notifyOfStated, statedOf, studiesNamedBy } from './study-notices'
import { sourceKeyOf } from './study-rows'
import { nextStudyIds, type StudyWrite, writeStudies } from './study-writer'
import { noteWithdrawals, settleWithdrawals } from './withdrawals'

/** An entry of a source; a study with what it is compared by. */
export type BatchEntry =
  | Extract<StudyEntry, { kind: 'withdrawal' }>
  | { kind: 'study'; record: StudyRecord; precedence: Precedence }

/** The record a study ends with in this batch, where any of the batch's records changes it. */
type Outcome = { study: KnownStudy; record: StudyRecord; precedence: Precedence; formerDoi: string | null }

/**
 * Takes one batch of entries into the corpus within the caller's transaction, which must also hold the import's lock.
 * Each record meets the corpus as the records before it left it, also those of the same batch.
 */
export async function applyBatch(
  tx: ImportSql,
  entries: BatchEntry[],
  journals: Journals,
  draft: boolean,
): Promise<BatchCounts> {
  const counts: BatchCounts = { ...NO_COUNTS }
  await preferIndexScans(tx)
  const records = entries.flatMap((entry) => (entry.kind === 'study' ? [entry.record] : []))
  const withdrawn = entries.flatMap((entry) => (entry.kind === 'withdrawal' ? [entry.pmid] : []))
  const newlyWithdrawn = await noteWithdrawals(tx, withdrawn)
  const known = await KnownStudies.load(tx, records)
  const outcomes = new Map<KnownStudy, Outcome>()
  const named = new Map<KnownStudy, number>()

  for (const entry of entries) {
    counts.records++
    if (entry.kind === 'withdrawal') counts[newlyWithdrawn.delete(entry.pmid) ? 'withdrawn' : 'unchanged']++
    else counts[take(entry, known, outcomes, named)]++
  }

  const writes = await numbered(tx, [...outcomes.values()])
  const settled = await journals.settle(
    tx,
    records.flatMap((record) => record.journal ?? []),
  )
  const changed = writes.filter((write) => !write.isNew).map((write) => write.id)
  const formerlyRetracted = await retractedBy(tx, changed)
  // Of studies that were here before this batch: what is new here has nobody who waits to hear of it.
  const concerned = [
    ...changed,
    ...(await studiesNamedBy(
      tx,
      [...outcomes.values()].map(({ record }) => record),
    )),
  ]
  const statedBefore = await statedOf(tx, concerned)
  const references = writes.flatMap((write) => write.record.references)
  const cited = await CitedStudies.load(tx, references, [...outcomes.keys()])
  await writeStudies(tx, writes, settled.ids, cited)
  if (draft)
    await writeGeneratedSummaries(
      tx,
      writes.map(({ id, isNew, record, design }) => ({ ...record, id, isNew, design, title: record.title.text })),
    )
  await nameByPmid(tx, named)
  counts.references = references.length
  counts.resolved = references.filter((reference) => cited.find(reference) !== null).length
  counts.resolved += await link(tx, [...outcomes.values()], named)

  const ids = writes.map((write) => write.id)
  await dropRepeatedReferences(tx, [...changed, ...[...named.keys()].flatMap(({ id }) => id ?? [])])
  const { retracted, cleared } = await settleRetractions(tx, ids, [formerlyRetracted, await retractedBy(tx, ids)])
  await notifyOfRetractions(tx, retracted)
  await notifyOfStated(tx, statedBefore, await statedOf(tx, concerned))
  const gone = await settleWithdrawals(tx, [
    ...withdrawn,
    ...named.values(),
    ...writes.flatMap((write) => write.record.pmid ?? []),
  ])
  const renamed = await studiesOf(tx, settled.renamed)
  await writeSearchDocuments(tx, [
    ...new Set([...ids, ...retracted, ...cleared, ...gone, ...renamed, ...settled.moved]),
  ])
  return counts
}

/** Studies are searched by their journal's name too; names come together within a journal's first records. */
async function studiesOf(tx: ImportSql, journalIds: number[]): Promise<number[]> {
  if (journalIds.length === 0) return []
  const rows = await tx`select id::int from studies where journal_id = any(${journalIds}::bigint[])`
  return rows.map((row) => row.id)
}

function take(
  { record, precedence }: { record: StudyRecord; precedence: Precedence },
  known: KnownStudies,
  outcomes: Map<KnownStudy, Outcome>,
  named: Map<KnownStudy, number>,
): 'added' | 'updated' | 'unchanged' {
  const study = known.find(record)
  if (!study) {
    const { pmid = null, pmcid = null, doi = null } = record
    const added: KnownStudy = { sourceKey: sourceKeyOf(record), pmid, pmcid, doi, title: record.title.text, precedence }
    known.add(added)
    outcomes.set(added, { study: added, record, precedence, formerDoi: null })
    return 'added'
  }
  if (comparePrecedence(precedence, study.precedence) > 0) {
    const formerDoi = outcomes.get(study)?.formerDoi ?? study.doi
    // A better record without a PMID does not take away the one that is known.
    const kept = study.pmid && !record.pmid ? { ...record, pmid: study.pmid } : record
    known.revise(study, kept, precedence)
    outcomes.set(study, { study, record: kept, precedence, formerDoi })
    return 'updated'
  }
  if (!study.pmid && record.pmid) return name(study, record.pmid, known, outcomes, named)
  return 'unchanged'
}

/** A lesser record still tells the PMID of a study that had none. */
function name(
  study: KnownStudy,
  pmid: number,
  known: KnownStudies,
  outcomes: Map<KnownStudy, Outcome>,
  named: Map<KnownStudy, number>,
): 'updated' {
  study.pmid = pmid
  study.sourceKey = `pmid:${pmid}`
  known.add(study)
  const outcome = outcomes.get(study)
  if (outcome) outcome.record = { ...outcome.record, pmid }
  else named.set(study, pmid)
  return 'updated'
}

async function nameByPmid(tx: ImportSql, named: Map<KnownStudy, number>) {
  for (const [study, pmid] of named) {
    await tx`
      update studies set pmid = ${pmid}, source_key = ${study.sourceKey}, changed_at = now()
      where id = ${study.id as number} and pmid is null`
  }
}

async function numbered(tx: ImportSql, outcomes: Outcome[]): Promise<StudyWrite[]> {
  const ids = await nextStudyIds(tx, outcomes.filter(({ study }) => study.id === undefined).length)
  return outcomes.map(({ study, record, precedence }) => {
    const isNew = study.id === undefined
    study.id ??= ids.shift() as number
    return {
      id: study.id,
      isNew,
      record,
      design: record.design === undefined ? judgeDesign(record).design : record.design,
      precedence,
    }
  })
}

/** References elsewhere that were waiting for these studies, or held on to one by a DOI it no longer has. */
async function link(tx: ImportSql, outcomes: Outcome[], named: Map<KnownStudy, number>): Promise<number> {
  const dois = new Set<string>()
  const moved: number[] = []
  for (const { study, formerDoi } of outcomes) {
    const now = study.doi?.toLowerCase()
    const before = formerDoi?.toLowerCase()
    if (now) dois.add(now)
    if (!before || before === now) continue
    dois.add(before)
    moved.push(study.id as number)
  }
  await releaseByDoi(tx, [...dois], moved)
  const pmids = [...outcomes.flatMap(({ study }) => study.pmid ?? []), ...named.values()]
  return linkWaiting(tx, pmids, [...dois])
}
