import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { studies } from '@/db/schema/studies'
import { verdictEvidence } from '@/db/schema/verdicts'
import { AppError } from '@/lib/access/app-error'
import type { EvidenceRole } from '@/lib/verdicts/verdict'

/** Further evidence as it was typed: studies by PMID, or by their own number here ("s12"). */
export type TypedEvidence = Record<Exclude<EvidenceRole, 'main'>, readonly string[]>

/** What a draft rests on from now on, beside its study. Throws `invalid` for what is not here, and for a study on both sides. */
export async function setEvidence(
  tx: Transaction,
  verdict: { id: string; studyId: number },
  typed: TypedEvidence,
): Promise<void> {
  const rows = [
    ...(await found(tx, typed.supports, 'supports')),
    ...(await found(tx, typed.against, 'against')),
  ].filter(({ studyId }) => studyId !== verdict.studyId)
  const twice = rows.find((row) => rows.some((other) => other.studyId === row.studyId && other.role !== row.role))
  if (twice) throw new AppError('invalid', `${twice.name} cannot stand for the verdict and against it.`)
  await tx
    .delete(verdictEvidence)
    .where(and(eq(verdictEvidence.verdictId, verdict.id), ne(verdictEvidence.role, 'main')))
  await tx
    .insert(verdictEvidence)
    .values([
      { verdictId: verdict.id, studyId: verdict.studyId, role: 'main' as const },
      ...rows.map(({ studyId, role }) => ({ verdictId: verdict.id, studyId, role })),
    ])
    .onConflictDoNothing()
}

async function found(tx: Transaction, typed: readonly string[], role: 'supports' | 'against') {
  const names = [...new Set(typed)]
  if (names.length === 0) return []
  const key = sql<string>`coalesce(${studies.pmid}::text, 's' || ${studies.id})`
  const here = await tx
    .select({ id: studies.id, key, own: sql<string>`'s' || ${studies.id}` })
    .from(studies)
    .where(sql`${inArray(studies.pmid, numbers(names, /^\d+$/))} or ${inArray(studies.id, numbers(names, /^s\d+$/))}`)
  return names.map((name) => {
    const study = here.find(({ key: pmid, own }) => pmid === name || own === name)
    if (!study) throw new AppError('invalid', `There is no study ${name} in this library.`)
    return { studyId: study.id, role, name }
  })
}

const numbers = (names: readonly string[], shape: RegExp): number[] =>
  names.filter((name) => shape.test(name)).map((name) => Number(name.replace('s', '')))
