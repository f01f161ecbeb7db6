import { ExternalLink } from 'lucide-react'
import type { StudyPage } from '@/db/studies/study-page'
import { sourceWords } from '@/lib/studies/citation-count'
import { doiAddress } from '@/lib/studies/identifiers'
import { hostOf } from '@/lib/studies/open-access'
import { ACTION, ACTION_BOX } from './action-class'

/** Where the whole text is, in one place: a link where there is one, a menu where there are more. */
export function FullText({ study }: { study: StudyPage }) {
  const places = placesOf(study)
  const [only] = places
  if (!only) return null
  if (places.length === 1) {
    return (
      <span className="flex-auto">
        <a className={ACTION} href={only.href} aria-label={only.words} title={titleOf(only)} rel="noreferrer">
          Full text <ExternalLink size={13} aria-hidden="true" className="shrink-0 max-lg:hidden" />
        </a>
      </span>
    )
  }
  return (
    <details name="study-action" className="flex-auto">
      <summary className={`cursor-pointer list-none [&::-webkit-details-marker]:hidden ${ACTION}`}>Full text</summary>
      <ul className={`grid ${ACTION_BOX}`}>
        {places.map(({ href, words, by }) => (
          <li key={href} className="border-line not-first:border-t">
            <a href={href} rel="noreferrer" className="flex items-center justify-between gap-3 px-3.5 py-3">
              <span className="min-w-0 break-words">
                {words}
                {by && <span className="meta block">says {by}</span>}
              </span>
              <ExternalLink size={14} aria-hidden="true" className="shrink-0" />
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** `by`: who says so and when, where the record does not. */
type Place = { href: string; words: string; by?: string }

const titleOf = ({ words, by }: Place): string => (by ? `${words}, says ${by}` : words)

/** What is open to everybody first. One address is one place, also where two sources name it. */
function placesOf({ openCopy, pmcid, doi }: StudyPage): Place[] {
  const places: Place[] = []
  if (pmcid) places.push({ href: `https://pmc.ncbi.nlm.nih.gov/articles/${pmcid}/`, words: 'Free full text at PMC' })
  if (openCopy)
    places.push({ href: openCopy.url, words: `Open access at ${hostOf(openCopy.url)}`, by: sourceWords(openCopy) })
  if (doi) places.push({ href: doiAddress(doi), words: 'Full text at the publisher' })
  return places.filter(({ href }, index) => places.findIndex((other) => other.href === href) === index)
}
