import { z } from 'zod'
import { tidyText } from '@/lib/text/typed-text'
import { readJson } from './read-json'
import { SourceFault } from './source-fault'

/** What a search at PubMed found: how much, the first of it, and how PubMed read the words. */
export type PubmedFound = { count: number; pmids: number[]; translation: string | null; notFound: string[] }

const MOST_SHOWN = 20
const word = z.string().transform((text) => tidyText(text.slice(0, 200)))

const schema = z.object({
  esearchresult: z.union([
    z.object({ ERROR: z.unknown().refine((error) => error !== undefined) }).transform(() => null),
    z.object({
      // Numbers are written as text.
      count: z.string().regex(/^\d{1,9}$/),
      idlist: z.array(z.string().regex(/^[1-9]\d{0,8}$/)),
      querytranslation: z.string().optional(),
      errorlist: z
        .object({ phrasesnotfound: z.array(word).optional(), fieldsnotfound: z.array(word).optional() })
        .optional(),
    }),
  ]),
})

/** Reads an answer of esearch. One that says there was an error comes with status 200, too: it throws `SourceFault`. */
export function readPubmedFound(text: string): PubmedFound {
  const read = schema.safeParse(readJson(text))
  if (!read.success) throw new SourceFault('unreadable')
  const found = read.data.esearchresult
  if (!found) throw new SourceFault('refused')
  const { phrasesnotfound = [], fieldsnotfound = [] } = found.errorlist ?? {}
  return {
    count: Number(found.count),
    pmids: found.idlist.map(Number),
    translation: tidyText(found.querytranslation?.slice(0, 10_000) ?? '') || null,
    notFound: [...phrasesnotfound, ...fieldsnotfound].slice(0, MOST_SHOWN),
  }
}
