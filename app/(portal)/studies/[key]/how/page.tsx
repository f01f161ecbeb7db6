import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { signedIn, viewer } from '@/app/_server/viewer'
import { MarkedText } from '@/app/_study/marked-text'
import { draftAddress } from '@/app/(portal)/drafts/draft-address'
import { readStudy } from '@/db/studies/study-page'
import { readDraftTrace } from '@/db/summaries/draft-trace'
import { readVersionPage } from '@/db/summaries/summary-versions'
import { can } from '@/lib/access/policy'
import { whoSetLevel } from '../_parts/level-set'
import { HowChecks } from './_parts/how-checks'
import { HowFacts } from './_parts/how-facts'
import { HowFinding } from './_parts/how-finding'
import { HowHead } from './_parts/how-head'
import { HowLevel } from './_parts/how-level'
import { HowVersions } from './_parts/how-versions'

type Props = { params: Promise<{ key: string }> }

/** Read once a request, for the page and for its head. */
const read = cache(async (key: string) => readStudy(await viewer(), key))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const study = await read((await params).key)
  return { title: study ? `How this summary was made · ${study.title}` : 'Not found' }
}

/** Why a reader can believe a summary, from what is stored of it. */
export default async function HowPage({ params }: Props) {
  const who = await signedIn()
  const study = await read((await params).key)
  if (!study) notFound()
  const [draft, versions, levelSet] = await Promise.all([
    readDraftTrace(who, study.id),
    readVersionPage(who, study.id, 1),
    study.summary?.level ? whoSetLevel(who, study.id) : null,
  ])
  return (
    <article className="max-w-[960px]">
      <p className="meta">
        <Link href={study.address} className="text-accent">
          ← <MarkedText text={study.title} marks={study.titleMarks ?? undefined} />
        </Link>
      </p>
      <h1 className="page-title mt-4">How this summary was made</h1>
      <HowHead study={study} draft={draft} checkAt={can(who, 'summary.change') ? draftAddress(study) : null} />
      <HowFinding study={study} draft={draft} />
      <HowFacts study={study} draft={draft} />
      <HowLevel study={study} levelSet={levelSet} />
      <HowChecks study={study} draft={draft} />
      <HowVersions study={study} versions={versions} />
    </article>
  )
}
