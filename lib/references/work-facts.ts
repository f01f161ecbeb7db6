import { shortAuthors } from '@/lib/studies/author-name'
import type { ParsedReference } from './parsed-reference'

/** What two works differ in, as a person compares them. */
export type WorkFacts = {
  title: string | null
  authors: string
  year: number | null
  journal: string | null
  volume: string | null
  issue: string | null
  pages: string | null
  doi: string | null
  pmid: number | null
}

export const workFacts = (reference: ParsedReference): WorkFacts => ({
  title: reference.title ?? null,
  authors: shortAuthors(reference.authors),
  year: reference.published?.year ?? null,
  journal: reference.journal ?? reference.journalAbbreviation ?? null,
  volume: reference.volume ?? null,
  issue: reference.issue ?? null,
  pages: reference.pages ?? null,
  doi: reference.doi ?? null,
  pmid: reference.pmid ?? null,
})

/** The facts beside a title, each with its name; what is not known is left out. */
export function factLines(facts: WorkFacts): { name: string; value: string }[] {
  const { volume, issue, pages } = facts
  const place = `${volume ?? ''}${issue ? `(${issue})` : ''}${pages ? `${volume || issue ? ':' : ''}${pages}` : ''}`
  return [
    { name: 'Authors', value: facts.authors },
    { name: 'Year', value: facts.year ? String(facts.year) : '' },
    { name: 'Journal', value: facts.journal ?? '' },
    { name: 'Place', value: place },
    { name: 'DOI', value: facts.doi ?? '' },
    { name: 'PMID', value: facts.pmid ? String(facts.pmid) : '' },
  ].filter(({ value }) => value !== '')
}
