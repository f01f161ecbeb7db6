import { ExternalLink } from 'lucide-react'
import type { StudyPage } from '@/db/studies/study-page'
import { doiAddress } from '@/lib/studies/identifiers'
import { ACTION, ACTION_BOX } from './action-class'

/** Where the whole text is, in one place: a link where there is one, a menu of both where it is also free at PMC. */
export function FullText({ study }: { study: StudyPage }) {
  const places = [
    ...(study.pmcid
      ? [{ href: `https://pmc.ncbi.nlm.nih.gov/articles/${study.pmcid}/`, words: 'Free full text at PMC' }]
      : []),
    ...(study.doi ? [{ href: doiAddress(study.doi), words: 'Full text at the publisher' }] : []),
  ]
  const [only] = places
  if (!only) return null
  if (places.length === 1) {
    return (
      <span className="flex-auto">
        <a className={ACTION} href={only.href} aria-label={only.words} title={only.words} rel="noreferrer">
          Full text <ExternalLink size={13} aria-hidden="true" className="shrink-0 max-lg:hidden" />
        </a>
      </span>
    )
  }
  return (
    <details name="study-action" className="flex-auto">
      <summary className={`cursor-pointer list-none [&::-webkit-details-marker]:hidden ${ACTION}`}>Full text</summary>
      <ul className={`grid ${ACTION_BOX}`}>
        {places.map(({ href, words }) => (
          <li key={href} className="border-line not-first:border-t">
            <a href={href} rel="noreferrer" className="flex items-center justify-between gap-3 px-3.5 py-3">
              {words} <ExternalLink size={14} aria-hidden="true" />
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}
