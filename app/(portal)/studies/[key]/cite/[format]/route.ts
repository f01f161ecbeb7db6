import { z } from 'zod'
import { endpoint } from '@/app/_server/endpoint'
import { readCitableStudy } from '@/db/studies/citable-studies'
import { CITATION_FORMATS, CITATION_STYLES } from '@/lib/citation/citation-format'
import { cite, formatCitations } from '@/lib/citation/format'
import { fileHeaders } from '@/lib/lists/list-export'

const PLAIN = { 'content-type': 'text/plain; charset=utf-8' }

/** One study as a reference in a style, in plain text, or as a file for a reference manager. */
export const GET = endpoint(
  z.object({ key: z.string(), format: z.union([z.enum(CITATION_STYLES), z.enum(CITATION_FORMATS)]) }),
  (viewer, { key }) => readCitableStudy(viewer, key),
  (study, { format }) => {
    const style = CITATION_STYLES.find((each) => each === format)
    if (style) return new Response(`${cite(study, style)}\n`, { headers: PLAIN })
    const file = CITATION_FORMATS.find((each) => each === format) as (typeof CITATION_FORMATS)[number]
    return new Response(formatCitations([study], file), { headers: fileHeaders(study.title, file) })
  },
  { noun: 'study' },
)
