import type { ModelRefusal } from '@/lib/evidence/model-draft'

/** A language model that a hospital has, and how often it may be asked in 24 hours. */
export type ModelSettings = { url: string; name: string; key: string | null; callsADay: number }

/** What a model is told of a study: words of the published record, and nothing of people. */
export type ModelQuestion = { title: string; abstract: string }

export type ModelAnswer = { text: string; tokens: number | null }

export type SummaryModel = {
  name: string
  /** One question, one answer; what goes wrong is a `ModelFault`, unless `signal` ended it. */
  ask(question: ModelQuestion, signal: AbortSignal): Promise<ModelAnswer>
}

/** Why there is no answer: `away` where the model could not be reached or lets nobody in, so that no study is to blame. */
export class ModelFault extends Error {
  override name = 'ModelFault'

  constructor(
    readonly reason: 'away' | 'late' | 'too many questions' | 'failed' | 'too long',
    message: string,
    /** How long the model asks to be left alone. */
    readonly waitMs = 0,
  ) {
    super(message)
  }
}

/** Why a model's text does not stand beside a study, in words. */
export const MODEL_REASONS: Record<ModelRefusal | ModelFault['reason'] | 'interrupted', string> = {
  'not as asked': 'not in the form that was asked for',
  markup: 'had markup, links or characters that are not seen',
  'too long': 'longer than asked',
  'another document': 'spoke of another document',
  'no source': 'rested on no sentence of the abstract',
  'no finding': 'only asked for more research',
  'beyond the abstract': 'said what the abstract does not',
  'turned round': 'turned a direction or a comparison round',
  'lost bounds': 'lost or added a negation or hedge',
  away: 'the model could not be reached',
  late: 'no answer in time',
  'too many questions': 'the model was too busy',
  failed: 'the model failed',
  interrupted: 'stopped while it was asked',
}
