import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { signedIn, viewer } from '@/app/_server/viewer'
import { buttonClass } from '@/app/_ui/button-class'
import { YearBars } from '@/app/_ui/year-bars'
import { readHoldings } from '@/db/lists/holdings'
import { readReadings } from '@/db/readings/set-readings'
import { readTopic } from '@/db/search/query/topics'
import { topicSlug } from '@/lib/search/topic-address'
import { openedFrom } from '@/lib/studies/study-origin'
import { TopicEvidence } from './_parts/topic-evidence'
import { TopicLinks } from './_parts/topic-links'

type Props = { params: Promise<{ heading: string }> }

/** Read once a request, for the page and for its head. */
const read = cache(async (heading: string) => readTopic(await viewer(), decoded(heading)))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const topic = await read((await params).heading)
  return { title: topic && 'name' in topic ? `${topic.name} · Topic` : 'Not found' }
}

export default async function TopicPage({ params }: Props) {
  const who = await signedIn()
  const topic = await read((await params).heading)
  if (!topic) notFound()
  if ('movedTo' in topic) permanentRedirect(topic.movedTo)
  const ids = topic.evidence.flatMap(({ studies }) => studies.map(({ id }) => id))
  const [holdings, readings] = await Promise.all([readHoldings(who, ids), readReadings(who, ids)])
  const origin = { from: 'topic', slug: topicSlug(topic.name) } as const
  const evidence = topic.evidence.map((each) => ({ ...each, studies: openedFrom(each.studies, () => origin) }))
  const search = `/studies?q=${encodeURIComponent(`"${topic.name}"[mh]`)}`
  const count = `${topic.exact ? '' : 'about '}${topic.studies.toLocaleString('en-GB')}`
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-16 max-md:gap-9 md:grid-cols-[minmax(0,1fr)_292px]">
      <article>
        <p className="meta">Topic</p>
        <h1 className="page-title mt-1">{topic.name}</h1>
        {topic.scopeNote && <p className="mt-3 max-w-[62ch] text-ink-2">{topic.scopeNote}</p>}
        <p className="mt-4 flex flex-wrap gap-2.5" data-screen-only>
          <Link className={buttonClass('main')} href={search}>
            See all {count} {topic.studies === 1 ? 'study' : 'studies'}
          </Link>
          <Link className={buttonClass()} href={search}>
            Follow
          </Link>
        </p>
        <div id="results" tabIndex={-1} className="outline-none">
          <TopicEvidence evidence={evidence} holdings={holdings} readings={readings} />
        </div>
      </article>
      <aside aria-label="Around this topic" className="grid content-start gap-[30px] text-sm">
        <TopicLinks title="Broader" links={topic.broader} />
        <TopicLinks title="Narrower" links={topic.narrower} />
        {topic.years.length > 0 && (
          <section>
            <h2 className="label-caps mb-3">Studies by year{!topic.exact && ', about'}</h2>
            <YearBars years={topic.years} />
          </section>
        )}
      </aside>
    </div>
  )
}

/** An address may be cut or mangled anywhere. */
function decoded(heading: string): string {
  try {
    return decodeURIComponent(heading)
  } catch {
    return ''
  }
}
