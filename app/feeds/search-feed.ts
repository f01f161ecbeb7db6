import type { SearchFeed } from '@/db/searches/search-feeds'
import type { StudyRow } from '@/db/studies/study-rows'
import { DESIGN_NAMES } from '@/lib/evidence/design'
import type { AtomFeed } from '@/lib/feed/atom'
import { uuidOfUrl } from '@/lib/feed/name-uuid'
import { countWords } from '@/lib/studies/citation-count'
import { formatPublicationDate } from '@/lib/studies/publication-date'

/** A followed search as a feed of this portal's. `self`: its own address. */
export function searchFeed(feed: SearchFeed, site: string, self: string): AtomFeed {
  return {
    id: `urn:uuid:${feed.id}`,
    title: `${feed.name} · Précis`,
    author: 'Précis',
    updated: latest([feed.createdAt, ...feed.entries.map(({ addedAt }) => addedAt)]),
    self,
    alternate: `${site}/searches/${feed.id}`,
    entries: feed.entries.map(({ study, addedAt }) => ({
      // By the portal's own number: a study may be given a PMID later, and its title may be corrected.
      id: `urn:uuid:${uuidOfUrl(`${site}/studies/s${study.id}`)}`,
      title: study.title,
      link: site + study.address,
      updated: addedAt,
      summary: summaryOf(study),
    })),
  }
}

const latest = (moments: Date[]) => new Date(Math.max(...moments.map((moment) => moment.getTime())))

/** What it is worth, then what it found; where nobody wrote that yet, where it stands. */
function summaryOf(study: StudyRow): string {
  const { design, level, journal, published, citations, finding, findingDrafted, authors, retracted } = study
  const worth = [
    retracted && 'Retracted',
    design ? DESIGN_NAMES[design] : 'Design not known',
    level !== null && `level ${level} of 5`,
  ]
  const place = [
    countWords(citations),
    formatPublicationDate(published),
    journal ?? 'journal not known',
    authors || 'authors not known',
  ]
  const said = finding && !retracted ? `${finding}${findingDrafted ? ' (Machine draft.)' : ''}` : place.join(' · ')
  return `${worth.filter(Boolean).join(', ')}. ${said}`
}
