import { doiFrom, pmidFrom } from '@/lib/studies/identifiers'
import { MOST_DOIS, MOST_FETCHED } from './look-up'

/** What records are fetched by. */
export type Identifiers = { pmids: number[]; dois: string[] }

/** PMIDs and DOIs of pasted text in their order, each once, and what of it is neither. */
export function readIdentifiers(text: string): Identifiers & { others: string[] } {
  const pmids = new Set<number>()
  // A DOI is the same in any case.
  const dois = new Map<string, string>()
  const others: string[] = []
  for (const word of wordsOf(text)) {
    const [pmid, doi] = [pmidFrom(word), doiFrom(word)]
    if (pmid) pmids.add(pmid)
    // A quotation mark would end it in the question to the source.
    else if (doi && !doi.includes('"')) dois.set(doi.toLowerCase(), dois.get(doi.toLowerCase()) ?? doi)
    else if (word && !/^(?:pmid|doi)s?:?$/i.test(word)) others.push(word)
  }
  return { pmids: [...pmids], dois: [...dois.values()], others }
}

/** Older DOIs have commas and semicolons in them: beside a DOI these count only before another identifier. */
const wordsOf = (text: string): string[] =>
  text
    .replace(/\b(pmid|doi)s?:\s+/gi, '$1:')
    .split(/\s+/)
    .flatMap((chunk) =>
      chunk.split(
        /10\.\d{4,9}\//.test(chunk) ? /[,;]+(?=doi:|pmid|https?:|10\.\d{4,9}\/|\d{1,10}(?:[,;]|$)|$)/i : /[,;]+/,
      ),
    )

/** What is wrong with what was pasted, in words; null where nothing is. */
export function identifiersFault({ pmids, dois, others }: ReturnType<typeof readIdentifiers>): string | null {
  if (others[0]) return `“${others[0].slice(0, 40)}” is neither a PMID nor a DOI. Paste those alone.`
  if (pmids.length + dois.length === 0) return 'Paste at least one PMID or DOI.'
  if (dois.length > MOST_DOIS) return `At most ${MOST_DOIS} DOIs at once.`
  if (pmids.length + dois.length > MOST_FETCHED) return `At most ${MOST_FETCHED.toLocaleString('en-GB')} at once.`
  return null
}
