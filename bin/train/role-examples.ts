import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type LabelledAbstract, roleAt } from '@/lib/evaluation/labelled-abstract'
import { countedRole } from '@/lib/evaluation/role-agreement'
import { ANY_ROLE, type ModelRole, roleBits } from '@/lib/evidence/role-model'
import { nictaExamples, type RoleExample } from '@/lib/evidence/role-training'
import { splitSentences } from '@/lib/evidence/sentences'
import { reasonOf } from '@/lib/io/source-files'
import { readLabelledFiles } from '../eval/labelled-files'

export type LabelledExample = RoleExample & { id: string; truth: (ModelRole | undefined)[] }

/** What a folder has to learn roles from: roles.jsonl.gz and NICTA's nicta-*.txt.gz; why there is nothing, otherwise. */
export async function readRoleExamples(
  folder: string,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<{ files: string[]; labelled: LabelledExample[]; nicta: RoleExample[] } | { wrong: string }> {
  const names = await readdir(folder).then((all) => all.sort(), reasonOf)
  if (typeof names === 'string') return { wrong: `${folder}: ${names}` }
  const files = names
    .filter((name) => /^(roles\.jsonl|nicta-.*\.txt)\.gz$/.test(name))
    .map((name) => path.join(folder, name))
  const labelledFiles = files.filter((file) => file.endsWith('.jsonl.gz'))
  const labelled = (await readLabelledFiles(labelledFiles, say, signal)).map(exampleOf)
  if (labelled.length === 0) return { wrong: `${folder}: no roles.jsonl.gz with abstracts in it` }
  const nicta: RoleExample[] = []
  for (const file of files) {
    if (!labelledFiles.includes(file)) nicta.push(...nictaExamples(gunzipSync(await readFile(file)).toString()))
  }
  return { files, labelled, nicta }
}

function exampleOf(abstract: LabelledAbstract): LabelledExample {
  const spans = splitSentences(abstract.text)
  const truth = spans.map(({ start }) => countedRole(roleAt(abstract, start)))
  return {
    id: abstract.id,
    sentences: spans.map(({ start, end }) => abstract.text.slice(start, end)),
    allowed: truth.map((role) => (role ? roleBits(role) : ANY_ROLE)),
    truth,
  }
}
