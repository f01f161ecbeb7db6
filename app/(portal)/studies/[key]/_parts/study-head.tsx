import Link from 'next/link'
import { MarkedText } from '@/app/_study/marked-text'
import type { StudyAuthor, StudyPage } from '@/db/studies/study-page'
import { topicAddress } from '@/lib/search/topic-address'
import { shortName } from '@/lib/studies/author-name'
import { doiAddress } from '@/lib/studies/identifiers'
import { formatPublicationDate } from '@/lib/studies/publication-date'

const AUTHORS_SHOWN = 8

/** What the study is and where it appeared. */
export function StudyHead({ study }: { study: StudyPage }) {
  return (
    <header>
      {study.topics.length > 0 && (
        <p className="meta dotted">
          {study.topics.slice(0, 4).map((topic) => (
            <Link key={topic} href={topicAddress(topic)}>
              {topic}
            </Link>
          ))}
        </p>
      )}
      <h1 className="page-title mt-2.5 mb-3 max-w-[27em]">
        <MarkedText text={study.title} marks={study.titleMarks ?? undefined} />
      </h1>
      {study.vernacularTitle && study.vernacularTitle !== study.title && (
        <p lang={study.languages.find((language) => language !== 'eng')} className="mb-3 font-serif text-ink-2 italic">
          {study.vernacularTitle}
        </p>
      )}
      <Authors authors={study.authors} complete={study.authorsComplete} />
      <p className="meta dotted mt-1">
        <cite>{study.journal?.title ?? 'journal not known'}</cite>
        {volumeWords(study) && <span>{volumeWords(study)}</span>}
        <span>{formatPublicationDate(study.published)}</span>
      </p>
      <Identifiers study={study} />
    </header>
  )
}

/** "79(5):674", as much of it as is known. */
function volumeWords({ volume, issue, pages }: StudyPage): string {
  return `${volume ?? ''}${issue ? `(${issue})` : ''}${pages ? `${volume || issue ? ':' : ''}${pages}` : ''}`
}

function Authors({ authors, complete }: { authors: StudyAuthor[]; complete: boolean }) {
  if (authors.length === 0) return <p className="meta">authors not known</p>
  const shown = authors.slice(0, AUTHORS_SHOWN)
  const hidden = authors.slice(AUTHORS_SHOWN)
  return (
    <div className="meta">
      <p>
        {shown.map(shortName).join(', ')}
        {hidden.length === 0 && !complete && ' et al.'}
      </p>
      {(hidden.length > 0 || authors.some(({ affiliations, orcid }) => affiliations.length > 0 || orcid)) && (
        <details>
          <summary className="cursor-pointer">
            {hidden.length > 0 ? `${hidden.length} more, and affiliations` : 'Affiliations'}
          </summary>
          <ol className="mt-2 grid gap-1.5">
            {authors.map((author, position) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a byline has an order and two authors may share a name
              <li key={position}>
                <b className="font-medium text-ink-2">
                  {author.collective ??
                    [author.given ?? author.initials, author.family, author.suffix].filter(Boolean).join(' ')}
                </b>
                {author.orcid && (
                  <>
                    {' '}
                    <a className="text-accent" href={`https://orcid.org/${author.orcid}`} rel="noreferrer">
                      ORCID
                    </a>
                  </>
                )}
                {author.affiliations.length > 0 && <span> {author.affiliations.join('; ')}</span>}
              </li>
            ))}
          </ol>
          {!complete && <p className="mt-1.5">The record names no more of its authors.</p>}
        </details>
      )}
    </div>
  )
}

/** Identifiers, each where it leads. */
function Identifiers({ study }: { study: StudyPage }) {
  return (
    <p className="meta dotted mt-1">
      {study.pmid ? (
        <span>
          PMID{' '}
          <a className="text-accent" href={`https://pubmed.ncbi.nlm.nih.gov/${study.pmid}/`} rel="noreferrer">
            {study.pmid}
          </a>
        </span>
      ) : (
        <span>PMID not known</span>
      )}
      {study.pmcid && (
        <span>
          <a className="text-accent" href={`https://pmc.ncbi.nlm.nih.gov/articles/${study.pmcid}/`} rel="noreferrer">
            {study.pmcid}
          </a>
        </span>
      )}
      {study.doi ? (
        <span>
          DOI{' '}
          <a className="break-all text-accent" href={doiAddress(study.doi)} rel="noreferrer">
            {study.doi}
          </a>
        </span>
      ) : (
        <span>DOI not known</span>
      )}
      {study.trialIds.map((id) => (
        <span key={id}>{id}</span>
      ))}
    </p>
  )
}
