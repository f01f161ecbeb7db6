import { CLEAN_UP } from '@/db/jobs/clean-up'
import type { Job } from '@/db/jobs/job'
import { runJobs } from '@/db/jobs/run-jobs'
import { runIndexWorker } from '@/db/search/index/run-index-worker'
import { REDRAFT } from '@/db/summaries/generated/redraft'
import { openLog } from '@/lib/io/log'
import type { ModelSettings } from '@/lib/summaries/summary-model'

/** Everything that the portal does by itself, on the database at `url` until `signal`. Never rejects. */
export async function runBackground(url: string, model: ModelSettings | null, signal: AbortSignal): Promise<void> {
  const log = openLog('background')
  await Promise.all([runIndexWorker(url, signal, log), runJobs(url, await portalJobs(model), signal, log)])
}

/** The jobs of a portal with these settings. Where no language model is named, nothing of it is loaded. */
export async function portalJobs(model: ModelSettings | null): Promise<Job[]> {
  const jobs = [CLEAN_UP, REDRAFT]
  if (!model) return jobs
  const { askedModel } = await import('@/lib/io/ask-model')
  const { modelDrafts } = await import('@/db/summaries/model/model-drafts')
  return [...jobs, modelDrafts(askedModel(model), model.callsADay)]
}
