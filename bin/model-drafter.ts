import { StartError } from '@/db/server/start-error'
import { keepDrafting } from '@/db/summaries/model/keep-drafting'
import { modelSettings } from '@/lib/summaries/summary-model'

type Drafter = (url: string, signal: AbortSignal, say: (line: string) => void) => Promise<void>

/** What has the language model draft that the environment names; null where it names none, and then nothing of it is loaded. */
export function modelDrafter(env: Record<string, string | undefined>): Drafter | null {
  const settings = modelSettings(env)
  if (!settings) return null
  if ('problem' in settings) throw new StartError(settings.problem)
  return async (url, signal, say) => {
    const { askedModel } = await import('@/lib/io/ask-model')
    await keepDrafting(url, askedModel(settings), settings.callsADay, signal, say)
  }
}
