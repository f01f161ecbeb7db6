import { signedIn } from '@/app/_server/viewer'
import { readCitableStudy } from '@/db/studies/citable-studies'
import { CITATION_FORMATS, CITATION_STYLES } from '@/lib/citation/citation-format'
import { cite, formatCitations } from '@/lib/citation/format'
import { fileHeaders } from '@/lib/lists/list-export'

type Context = { params: Promise<{ key: string; format: string }> }

const PLAIN = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'private, no-store' }

/** One study as a reference in a style, in plain text, or as a file for a reference manager. */
export async function GET(_request: Request, { params }: Context) {
  const who = await signedIn()
  const { key, format: asked } = await params
  const style = CITATION_STYLES.find((each) => each === asked)
  const format = CITATION_FORMATS.find((each) => each === asked)
  const study = style || format ? await readCitableStudy(who, key) : null
  if (style && study) return new Response(`${cite(study, style)}\n`, { headers: PLAIN })
  if (format && study) {
    return new Response(formatCitations([study], format), { headers: fileHeaders(study.title, format) })
  }
  return new Response('There is no such study, or it is not yours to see.\n', { status: 404, headers: PLAIN })
}
