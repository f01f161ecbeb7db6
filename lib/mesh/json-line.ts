import { z } from 'zod'
import { JsonLinesReader, type LineReading } from '@/lib/records/json-lines-reader'
import { descriptorOf, type MeshEntry } from './descriptor'

const words = z.array(z.string()).nullish()

const shape = z.object({
  ui: z.string(),
  name: z.string(),
  terms: words,
  permuted: words,
  tree: words,
  mapped_to: words,
})

/** Reads MeSH as JSON lines: `ui`, `name`, `terms`, `permuted` (inverted terms) and `tree`, one descriptor a line. */
export class MeshJsonReader extends JsonLinesReader<MeshEntry> {
  constructor() {
    super(readLine)
  }
}

function readLine(value: unknown): LineReading<MeshEntry> {
  const parsed = shape.safeParse(value)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return { reason: `not a descriptor: ${issue?.path.join('.') || 'the line'}: ${issue?.message ?? 'unexpected'}` }
  }
  const { ui, name, terms, permuted, tree, mapped_to } = parsed.data
  return descriptorOf({
    ui,
    name,
    treeNumbers: tree ?? [],
    mappedTo: mapped_to ?? [],
    terms: [...(terms ?? []), ...(permuted ?? [])],
  })
}
