import { z } from 'zod'

export const DIRECTIONS = [
  'favours-intervention',
  'favours-comparator',
  'no-difference',
  'mixed',
  'descriptive',
  'none',
] as const
export type Direction = (typeof DIRECTIONS)[number]

const places = z.array(z.number().int().nonnegative())

/** One careful reading of an abstract: which of its sentences tell its main result, by their places in `sents`. */
const readingShape = z.object({
  id: z.union([z.string().min(1), z.number().int().transform(String)]),
  kind: z.string(),
  /** Annotations that are kept aside are not learned from. */
  set: z.string().optional(),
  main: places,
  weak: places,
  misleading: places,
  direction: z.enum(DIRECTIONS),
  /** `[start, end)` in UTF-16 units of the abstract's sections with one space between them. */
  sents: z.array(z.tuple([z.number().int(), z.number().int()])),
})
export type FindingReading = z.infer<typeof readingShape>

/** An abstract with all the readings there are of it. */
export type AnnotatedFinding = { id: string; kind: string; sents: [number, number][]; readings: FindingReading[] }

/** A line of annotations; why it is none otherwise. */
export function readFindingReading(value: unknown): { reading: FindingReading } | { reason: string } {
  const read = readingShape.safeParse(value)
  if (!read.success)
    return { reason: 'not an annotated abstract of {id, kind, main, weak, misleading, direction, sents}' }
  const { sents, main, weak, misleading } = read.data
  if ([...main, ...weak, ...misleading].some((place) => place >= sents.length))
    return { reason: 'a sentence is named that is not in sents' }
  return { reading: read.data }
}

/** The readings of each abstract together, in the order in which the abstracts first come. */
export function togetherById(readings: readonly FindingReading[]): AnnotatedFinding[] {
  const found = new Map<string, AnnotatedFinding>()
  for (const reading of readings) {
    const { id, kind, sents } = reading
    const known = found.get(id)
    if (known) known.readings.push(reading)
    else found.set(id, { id, kind, sents, readings: [reading] })
  }
  return [...found.values()]
}
