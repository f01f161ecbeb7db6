import { type LabelledAbstract, readLabelledAbstract } from '@/lib/evaluation/labelled-abstract'
import { entriesOf } from '@/lib/io/source-entries'
import { findSourceFiles } from '@/lib/io/source-files'
import { JsonLinesReader } from '@/lib/records/json-lines-reader'

/** How many bad lines are told one by one. */
const TOLD = 20

/** The labelled abstracts of files of JSON lines, packed or not; what cannot be taken is told, and the others stand. */
export async function readLabelledFiles(
  names: string[],
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<LabelledAbstract[]> {
  const { files, missing } = await findSourceFiles(names, ['jsonl'])
  for (const { name, reason } of missing) say(`${name}: ${reason}`)
  const abstracts: LabelledAbstract[] = []
  let bad = 0
  for (const file of files) {
    for await (const entries of entriesOf(file, () => new JsonLinesReader(readLabelledAbstract))) {
      signal.throwIfAborted()
      for (const entry of entries) {
        if (!('kind' in entry)) abstracts.push(entry)
        else if (++bad <= TOLD) say(`${file.name}:${entry.position.line}: not taken, ${entry.reason}`)
      }
    }
  }
  if (bad > TOLD) say(`and ${bad - TOLD} more lines were not taken`)
  return abstracts
}
