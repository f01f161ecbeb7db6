import { z } from 'zod'
import { endpoint } from '@/app/_server/endpoint'
import { readCitableStudies } from '@/db/studies/citable-studies'
import { CITATION_FORMATS } from '@/lib/citation/citation-format'
import { formatCitations } from '@/lib/citation/format'
import { fileHeaders } from '@/lib/lists/list-export'
import { studiesWord } from '@/lib/lists/reading-list'
import { studyIds } from '../../../lists/fields'

/** The studies that were chosen on a page, as a file for a reference manager. */
export const GET = endpoint(
  z.object({ study: studyIds, format: z.enum(CITATION_FORMATS) }),
  (viewer, { study }) => readCitableStudies(viewer, study),
  (studies, { format }) =>
    new Response(formatCitations(studies, format), { headers: fileHeaders(studiesWord(studies.length), format) }),
  { noun: 'study' },
)
