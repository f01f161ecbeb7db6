import { keepDrafting } from '@/db/summaries/model/keep-drafting'
import type { Log } from '@/lib/log/vocabulary'
import type { ModelSettings } from '@/lib/summaries/summary-model'

type Drafter = (url: string, signal: AbortSignal, log: Log) => Promise<void>

/** What has the language model draft; null where the settings name none, and then nothing of it is loaded. */
export function modelDrafter(model: ModelSettings | null): Drafter | null {
  if (!model) return null
  return async (url, signal, log) => {
    const { askedModel } = await import('@/lib/io/ask-model')
    await keepDrafting(url, askedModel(model), model.callsADay, signal, log)
  }
}
