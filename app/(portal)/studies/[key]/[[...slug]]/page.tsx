import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound, permanentRedirect } from 'next/navigation'
import { after } from 'next/server'
import { cache } from 'react'
import { signedIn, viewer } from '@/app/_server/viewer'
import { draftAddress } from '@/app/(portal)/drafts/draft-address'
import { StudyVerdicts } from '@/app/(portal)/verdicts/_parts/study-verdicts'
import { readHoldings } from '@/db/lists/holdings'
import { readingOf } from '@/db/readings/set-reading'
import { sameTrial } from '@/db/studies/same-trial'
import { citedByYear, noticesOn } from '@/db/studies/study-links'
import { readStudy } from '@/db/studies/study-page'
import { countView } from '@/db/studies/study-views'
import { can } from '@/lib/access/policy'
import { parseOrigin } from '@/lib/studies/study-origin'
import { citationTags } from '../_parts/citation-tags'
import { whoSetLevel } from '../_parts/level-set'
import { PlaceThere } from '../_parts/place-there'
import { readPlace } from '../_parts/read-place'
import { StudyAbstract } from '../_parts/study-abstract'
import { StudyActions } from '../_parts/study-actions'
import { StudyHead } from '../_parts/study-head'
import { StudyNotices } from '../_parts/study-notices'
import { StudyRail } from '../_parts/study-rail'
import { StudySummary } from '../_parts/study-summary'
import { parseTab, StudyTabs } from '../_parts/study-tabs'

type Props = {
  params: Promise<{ key: string; slug?: string[] }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Read once a request, for the page and for its head. */
const read = cache(async (key: string) => readStudy(await viewer(), key))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const study = await read((await params).key)
  return study ? { title: study.title, other: citationTags(study) } : { title: 'Not found' }
}

export default async function StudyRoute({ params, searchParams }: Props) {
  const who = await signedIn()
  const [{ key, slug }, query] = [await params, await searchParams]
  const study = await read(key)
  if (!study) notFound()
  const tab = parseTab(query.tab)
  const origin = parseOrigin(query)
  // An address from before a title was corrected, or typed short, leads to the one there is now.
  const address = `/studies/${key}${slug ? `/${slug.map(encodeURIComponent).join('/')}` : ''}`
  if (address !== study.address && decodeURI(address) !== decodeURI(study.address)) {
    const rest = new URLSearchParams(given(query)).toString()
    permanentRedirect(rest ? `${study.address}?${rest}` : study.address)
  }
  // Opening a study counts as reading it; turning its tabs, or acting on it, does not again.
  if (!query.tab && !(await headers()).has('next-action')) after(() => countView(who, study.id))
  const [place, notices, years, trial, holdings, reading, levelSet] = await Promise.all([
    readPlace(who, origin, study.id),
    noticesOn(who, study),
    citedByYear(who, study.id),
    sameTrial(who, study),
    readHoldings(who, [study.id]),
    readingOf(who, study.id),
    study.summary?.level ? whoSetLevel(who, study.id) : null,
  ])
  const lists = holdings.get(study.id) ?? []
  return (
    <div className="relative grid grid-cols-[minmax(0,1fr)] gap-9 md:grid-cols-[minmax(0,1fr)_240px] lg:grid-cols-[minmax(0,1fr)_292px] lg:gap-16 print:block">
      <article>
        {place && <PlaceThere place={place} />}
        <StudyNotices notices={notices} study={study} />
        <StudyHead study={study} />
        <StudySummary
          study={study}
          levelSet={levelSet}
          editAt={can(who, 'summary.change') ? draftAddress(study) : null}
          verdicts={<StudyVerdicts studyId={study.id} viewer={who} />}
          actions={<StudyActions study={study} lists={lists} />}
        />
        <StudyAbstract study={study} />
        <StudyTabs
          study={study}
          tab={tab}
          origin={place && origin}
          page={Math.max(1, Math.trunc(Number(query.page) || 1))}
          viewer={who}
          notices={notices}
        />
      </article>
      <StudyRail study={study} lists={lists} read={reading === 'read'} years={years} trial={trial} viewer={who} />
    </div>
  )
}

const given = (query: Record<string, string | string[] | undefined>): [string, string][] =>
  Object.entries(query).flatMap(([name, values]) =>
    values === undefined ? [] : [values].flat().map((value): [string, string] => [name, value]),
  )
