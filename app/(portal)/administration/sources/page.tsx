import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { signedIn } from '@/app/_server/viewer'
import { listSourceRuns } from '@/db/source-runs/read-runs'
import { readSources } from '@/db/sources/source-settings'
import { SourceSection } from './_parts/source-section'

export const metadata: Metadata = { title: 'Sources' }

/** The sources on the internet that this portal may ask: each by itself, and none unless somebody has switched it on. */
export default async function SourcesPage() {
  const who = await signedIn()
  const sources = await readSources(who)
  if (!sources) notFound()
  const runs = await listSourceRuns(who)
  return (
    <>
      <h1 className="page-title">Sources</h1>
      <p className="mt-3 mb-7 max-w-[68ch] text-ink-2">
        Précis works without the internet. A source that is off is never asked, and its name is not looked up. One that
        is on is asked when somebody presses a button for it, or by night, never by opening a page. Each switch is
        recorded in the audit trail.
      </p>
      {sources.map((source) => (
        <SourceSection key={source.key} source={source} runs={runs.filter((run) => run.source === source.key)} />
      ))}
    </>
  )
}
