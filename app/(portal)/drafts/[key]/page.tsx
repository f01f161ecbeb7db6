import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { signedIn, viewer } from '@/app/_server/viewer'
import { LevelBadge } from '@/app/_study/level-badge'
import { MarkedText } from '@/app/_study/marked-text'
import { noticesOn } from '@/db/studies/study-links'
import { readStudy } from '@/db/studies/study-page'
import { readSummaryForEditing } from '@/db/summaries/summary-editor'
import { parseQueueFilter, QUEUE_FILTER_WORDS } from '@/lib/summaries/queue-filter'
import { parseQueueKey } from '@/lib/summaries/queue-key'
import { StudyAbstract } from '../../studies/[key]/_parts/study-abstract'
import { StudyNotices } from '../../studies/[key]/_parts/study-notices'
import { nextAddress, queueAddress } from '../draft-address'
import { SummaryForm } from './_parts/summary-form'
import { SummaryStatus } from './_parts/summary-status'

type Props = {
  params: Promise<{ key: string }>
  searchParams: Promise<{ place?: string | string[]; of?: string | string[] }>
}

/** Read once a request, for the page and for its head. */
const read = cache(async (key: string) => {
  const who = await viewer()
  const study = await readStudy(who, key)
  const summary = study && (await readSummaryForEditing(who, study.id))
  return summary && { study, summary }
})

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  const found = await read((await params).key)
  return { title: found ? `Check and edit · ${found.study.title}` : 'Not found' }
}

/** The summary of a study, beside the abstract that it is held against. */
export default async function SummaryPage({ params, searchParams }: Props) {
  const who = await signedIn()
  const found = await read((await params).key)
  if (!found) notFound()
  const { study, summary } = found
  const { place, of } = await searchParams
  const at = { place: parseQueueKey(place), of: parseQueueFilter(of) }
  const next = nextAddress(study, at, 'next')
  return (
    <>
      <StudyNotices notices={await noticesOn(who, study)} study={study} />
      <p className="meta dotted">
        <span>
          <Link href={study.address}>To the study</Link>
        </span>
        <span>
          <Link href={queueAddress(at.of)} data-back="">
            Drafts to check{at.of && `: ${QUEUE_FILTER_WORDS[at.of]}`}
          </Link>
        </span>
        <span>
          <Link href={nextAddress(study, at, 'previous')} prefetch={false} data-previous="">
            Back to the previous
          </Link>
        </span>
        <span>
          <Link href={next} prefetch={false} data-next="">
            Skip to the next
          </Link>
        </span>
      </p>
      <h1 className="page-title mt-5 max-w-[34em] text-[26px] max-md:text-[21px]">
        <span className="label-caps mb-2.5 block">Check and edit the summary</span>
        <MarkedText text={study.title} marks={study.titleMarks ?? undefined} />
      </h1>
      <p className="mt-2">
        <LevelBadge design={study.design} level={study.level} />
      </p>
      <SummaryStatus summary={summary} refusal={study.summary?.refusal ?? null} />
      <p className="meta mt-3 md:hidden">
        <a href="#abstract" className="text-accent">
          To the abstract
        </a>
      </p>
      <div className="mt-6 grid grid-cols-[minmax(0,1fr)] gap-10 md:grid-cols-2">
        <SummaryForm study={study} summary={summary} viewer={who} next={next} />
        {/* biome-ignore lint/a11y/useSemanticElements: the section stands inside */}
        <div
          role="group"
          aria-label="Source abstract"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard
          tabIndex={0}
          className="md:sticky md:top-[72px] md:max-h-[calc(100vh-88px)] md:self-start md:overflow-y-auto md:pr-2 [&>section]:mt-0"
        >
          <StudyAbstract study={{ ...study, summary: study.summary && { ...study.summary, sentences: null } }} />
          {study.abstract.length === 0 && study.otherAbstracts.length === 0 && (
            <>
              <h2 id="abstract" className="section-title">
                No abstract
              </h2>
              <p className="mt-2 text-ink-2">
                The record has none. Write only what the full text says, and compare with it there: nothing here can.
              </p>
            </>
          )}
        </div>
      </div>
    </>
  )
}
