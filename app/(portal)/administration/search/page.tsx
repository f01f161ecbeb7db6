import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { signedIn } from '@/app/_server/viewer'
import { ActionForm } from '@/app/_ui/action-form'
import { Ago } from '@/app/_ui/ago'
import { Button } from '@/app/_ui/button'
import { ProgressBar } from '@/app/_ui/progress-bar'
import { readSearchIndex } from '@/db/search/index/index-status'
import { settings } from '@/db/settings/settings'
import { readModelDrafting } from '@/db/summaries/model/drafting-status'
import { can } from '@/lib/access/policy'
import { ModelDrafting } from './_parts/model-drafting'
import { rebuild } from './actions'

export const metadata: Metadata = { title: 'Search index' }

const number = (value: number) => value.toLocaleString('en-GB')

export default async function SearchIndexPage() {
  const who = await signedIn()
  const index = await readSearchIndex(who)
  if (!index) notFound()
  const drafting = await readModelDrafting(who, settings().model)
  const { studies, documents, waiting, tiers, countedAt, rebuildAskedAt, undrafted } = index
  const facts: [string, ReactNode][] = [
    ['Studies', number(studies)],
    ['Indexed', number(documents)],
    ['Waiting to be indexed', number(waiting)],
    ['Summaries to be drafted', number(undrafted)],
    ['Last counted', countedAt ? <Ago key="at" at={countedAt} /> : 'never'],
  ]
  return (
    <>
      <h1 className="page-title">Search index</h1>
      {waiting > 0 && (
        <div className="mt-4 grid max-w-[480px] gap-2">
          <p>
            Search is being brought up to date: {number(waiting)} of {number(studies)}{' '}
            {studies === 1 ? 'study' : 'studies'} to go.
          </p>
          <ProgressBar done={Math.max(0, studies - waiting)} total={studies} />
        </div>
      )}
      <dl className="mt-6 grid max-w-[480px] gap-y-2.5">
        {facts.map(([name, value]) => (
          <div key={name} className="flex justify-between gap-4 border-line border-b pb-2.5">
            <dt className="text-ink-2">{name}</dt>
            <dd className="tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <h2 className="section-title mt-8">Tiers</h2>
      <p className="mt-1 max-w-[60ch] text-ink-2">
        Studies by how they stand before anything is asked: evidence, citations, recency. The first tier is read first,
        the next only where that has too little.
      </p>
      <ol className="mt-3 grid max-w-[480px] gap-y-2">
        {tiers.map((count, tier) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a tier is its place
          <li key={tier} className="flex justify-between gap-4 border-line border-b pb-2">
            <span className="text-ink-2">Tier {tier + 1}</span>
            <span className="tabular-nums">{number(count)}</span>
          </li>
        ))}
      </ol>
      {can(who, 'index.rebuild') && (
        <ActionForm action={rebuild} className="mt-6 grid gap-2.5">
          <p className="max-w-[60ch] text-ink-2">
            {rebuildAskedAt ? (
              <>
                Everything is being written again; it was asked for <Ago at={rebuildAskedAt} />.
              </>
            ) : (
              'An import keeps the index up to date by itself. Writing all of it again helps where somebody has changed the database by hand.'
            )}
          </p>
          <Button className="w-fit" disabled={rebuildAskedAt !== null}>
            Rebuild index
          </Button>
        </ActionForm>
      )}
      {drafting && <ModelDrafting drafting={drafting} />}
    </>
  )
}
