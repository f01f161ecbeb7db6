import type { ModelRefusal } from '@/lib/evidence/model-draft'
import { MACHINE } from './summary'

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

const CALLS_A_DAY = 500
const MOST_CALLS_A_DAY = 1_000_000
const LONGEST_NAME = 100

/** The model named in the environment, null where none is, or what is wrong with how it is named. */
export function modelSettings(env: Record<string, string | undefined>): ModelSettings | { problem: string } | null {
  const { SUMMARY_MODEL_URL: url, SUMMARY_MODEL: name, SUMMARY_MODEL_KEY: key, SUMMARY_MODEL_BUDGET: budget } = env
  if (!url && !name) return null
  if (!url || !name)
    return { problem: 'SUMMARY_MODEL_URL and SUMMARY_MODEL are needed together: set both, or neither.' }
  if (!isHttp(url))
    return {
      problem:
        'SUMMARY_MODEL_URL must be an http or https address without a password in it, such as http://localhost:11434/v1.',
    }
  if (name.length > LONGEST_NAME || /[\p{C}<>]/u.test(name) || name === MACHINE)
    return { problem: `SUMMARY_MODEL must be a model's name of at most ${LONGEST_NAME} characters.` }
  const callsADay = Number(budget || CALLS_A_DAY)
  if (!Number.isInteger(callsADay) || callsADay < 0 || callsADay > MOST_CALLS_A_DAY)
    return { problem: `SUMMARY_MODEL_BUDGET is “${budget}”: set it to a number of questions a day.` }
  return { url: url.replace(/\/+$/, ''), name, key: key || null, callsADay }
}

/** As `modelSettings`, for those who only show it: what is wrong was said when the portal started. */
export function modelInUse(env: Record<string, string | undefined>): ModelSettings | null {
  const settings = modelSettings(env)
  return settings && 'name' in settings ? settings : null
}

function isHttp(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null
  return url !== null && /^https?:$/.test(url.protocol) && !url.username && !url.password
}
