import { z } from 'zod'
import { endpoint } from '@/app/_server/endpoint'
import { readCitableStudy } from '@/db/studies/citable-studies'
import { CITATION_STYLES } from '@/lib/citation/citation-format'
import { cite } from '@/lib/citation/format'

/** One study as a reference in every style that is offered to copy: what fills the box, in one answer. */
export const GET = endpoint(
  z.object({ key: z.string() }),
  (viewer, { key }) => readCitableStudy(viewer, key),
  (study) => Response.json(Object.fromEntries(CITATION_STYLES.map((style) => [style, cite(study, style)]))),
  { noun: 'study', answers: 'json' },
)
