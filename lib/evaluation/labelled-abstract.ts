import { z } from 'zod'
import type { LineReading } from '@/lib/records/json-lines-reader'

/** An abstract of which somebody has said what every part is for. */
export type LabelledAbstract = {
  id: string
  title: string
  /** The texts of all sections with one space between them: what a pipeline gets that does not see the labels. */
  text: string
  sections: { role: string; start: number; end: number }[]
}

const shape = z.object({
  id: z.union([z.string().min(1), z.number().int().transform(String)]),
  title: z.string().nullish(),
  sections: z.array(z.object({ role: z.string(), text: z.string() })),
})

/** A line of {id, title, sections: [{role, text}]}. */
export function readLabelledAbstract(value: unknown): LineReading<LabelledAbstract> {
  const read = shape.safeParse(value)
  if (!read.success) return { reason: 'not an abstract of {id, title, sections: [{role, text}]}' }
  const { id, title, sections } = read.data
  let text = ''
  const placed = sections.map((section) => {
    if (text !== '') text += ' '
    const start = text.length
    text += section.text
    return { role: section.role.trim().toLowerCase(), start, end: text.length }
  })
  return { entry: { id, title: title ?? '', text, sections: placed } }
}

/** The role of the section in which something begins. */
export const roleAt = ({ sections }: LabelledAbstract, start: number): string | undefined =>
  sections.find(({ end }) => start < end)?.role
