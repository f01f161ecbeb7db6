import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { signedIn } from '@/app/_server/viewer'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { PageSection } from '@/app/_ui/page-section'
import { Pill } from '@/app/_ui/pill'
import { RefreshWhile } from '@/app/_ui/refresh-while'
import { type CorpusRun, readCorpusQuery } from '@/db/corpus-queries/read-queries'
import { openSource } from '@/db/sources/source-settings'
import { dayWords } from '@/lib/text/day-words'
import { QueryFields } from '../_parts/query-fields'
import { QueryLine, QueryRunLine } from '../_parts/query-words'
import { SourceOff } from '../_parts/source-off'
import { change, remove, run, switchQuery } from '../actions'

type Props = { params: Promise<{ id: string }> }

export const metadata: Metadata = { title: 'PubMed query' }

/** One query with what came of its last runs, as it was stored: opening the page asks nobody. */
export default async function QueryPage({ params }: Props) {
  const who = await signedIn()
  const found = await readCorpusQuery(who, (await params).id)
  if (!found) notFound()
  const { query, runs } = found
  const isOpen = (await openSource(who, 'pubmed')) !== null
  const asked = { queryId: query.id, version: query.version }
  const isWaiting = runs.some(({ state, isLate }) => state === 'waiting' && !isLate)
  return (
    <>
      {isWaiting && <RefreshWhile />}
      <h1 className="page-title flex flex-wrap items-baseline gap-3 [overflow-wrap:anywhere]">
        {query.name}
        <Pill tone={query.isOn ? 'go' : 'plain'}>{query.isOn ? 'On' : 'Off'}</Pill>
      </h1>
      {query.term && <p className="mt-3 max-w-[68ch] [overflow-wrap:anywhere]">{query.term}</p>}
      <div className="mt-2 mb-5">
        <QueryLine query={query} />
      </div>
      {!isOpen && <SourceOff />}
      <div className="mb-7 flex flex-wrap gap-2.5">
        {isOpen && query.kind === 'query' && <RunNow queryId={query.id} isTrial="yes" words="Try" />}
        {isOpen && <RunNow queryId={query.id} isTrial="no" words="Import now" />}
        <ActionForm action={switchQuery} hidden={{ ...asked, on: query.isOn ? 'off' : 'on' }} className="grid gap-2.5">
          <Button>{query.isOn ? 'Switch off' : 'Switch on'}</Button>
        </ActionForm>
      </div>
      <PageSection id="runs" title="Runs">
        {runs.length === 0 && <p className="text-ink-2">It was not run yet.</p>}
        <ol>
          {runs.map((one) => (
            <li key={one.id} className="grid gap-1.5 border-line border-b py-3 first:pt-0 last:border-0">
              <QueryRunLine run={one} />
              <RunDetails run={one} now={query.term} />
            </li>
          ))}
        </ol>
      </PageSection>
      {query.kind === 'query' && (
        <PageSection id="change" title="Change">
          <ActionForm action={change} hidden={asked} label="Change" className="grid max-w-[68ch] gap-4">
            <QueryFields query={query} today={new Date().toISOString().slice(0, 10)} />
            <p className="text-ink-2">Other words, or an earlier day, are asked for from the beginning.</p>
            <Button className="w-fit">Save</Button>
          </ActionForm>
        </PageSection>
      )}
      <PageSection id="delete" title="Delete">
        <ActionForm action={remove} hidden={asked} className="grid gap-2.5">
          <p>What it imported stays.</p>
          <Button className="w-fit">Delete query</Button>
        </ActionForm>
      </PageSection>
    </>
  )
}

const RunNow = ({ queryId, isTrial, words }: { queryId: string; isTrial: 'yes' | 'no'; words: string }) => (
  <ActionForm action={run} hidden={{ key: randomUUID(), queryId, isTrial }} className="grid gap-2.5">
    <Button look={isTrial === 'no' ? 'main' : 'plain'}>{words}</Button>
  </ActionForm>
)

/** The days that it asked for, how PubMed read the words, and what a trial found that is not here. */
function RunDetails({ run, now }: { run: CorpusRun; now: string | null }) {
  const { fromDay, toDay, translation, titles, fresh, term } = run
  return (
    <>
      {fromDay && toDay && (
        <p className="meta">{fromDay === toDay ? dayWords(toDay) : `${dayWords(fromDay)} to ${dayWords(toDay)}`}</p>
      )}
      {term && term !== now && <p className="text-ink-2 text-sm [overflow-wrap:anywhere]">Asked for: {term}</p>}
      {titles && titles.length > 0 && (
        <details>
          <summary className="text-ink-2 text-sm">
            {(fresh ?? 0) > titles.length ? `The first ${titles.length} that are not here` : 'What is not here'}
          </summary>
          <ol className="mt-2 grid list-decimal gap-1 pl-6">
            {titles.map((title) => (
              <li key={title} className="[overflow-wrap:anywhere]">
                {title}
              </li>
            ))}
          </ol>
        </details>
      )}
      {translation && (
        <details>
          <summary className="text-ink-2 text-sm">How PubMed read the words</summary>
          <p className="mt-2 text-ink-2 text-sm [overflow-wrap:anywhere]">{translation}</p>
        </details>
      )}
    </>
  )
}
