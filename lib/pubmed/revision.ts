import { child, childrenNamed, type XmlElement } from '../xml/xml-element'
import { dayStamp } from './publication-dates'

/**
 * A text that sorts as the versions of a record do: the version of its PMID, then the day it was last revised, or
 * completed, or created, or last touched in PubMed's own history.
 */
export function revisionOf(citation: XmlElement, pubmedData: XmlElement | undefined): string {
  const version = /^\d{1,4}$/.exec(child(citation, 'PMID')?.attributes.Version ?? '')?.[0] ?? '1'
  const day = ['DateRevised', 'DateCompleted', 'DateCreated']
    .map((name) => dayStamp(child(citation, name)))
    .find(Boolean)
  return `${version.padStart(4, '0')}:${day ?? lastTouched(pubmedData) ?? ''}`
}

function lastTouched(pubmedData: XmlElement | undefined): string | undefined {
  const days = childrenNamed(child(pubmedData, 'History'), 'PubMedPubDate').flatMap((date) => dayStamp(date) ?? [])
  return days.sort().at(-1)
}
