import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Design, Level } from '@/lib/evidence/design'
import type { Measure } from '@/lib/evidence/facts/measures'

/** An abstract of our own writing, with what a careful reader would make of it. */
export type Golden = {
  title: string
  types?: string[]
  sections: { label?: string; text: string }[]
  tldr?: string
  /** Why it has no TL;DR. */
  none?: string
  /** Of its sentences, where readers would agree on them. */
  roles?: string
  design: Design | null
  level: Level | null
  human: boolean | null
  sampleSize: number | null
  effects: {
    measure: Measure
    outcome?: string
    arms?: [string, string]
    unit?: string
    value: number
    versus?: number
    low?: number
    high?: number
    p?: string
  }[]
}

const folder = path.resolve(import.meta.dirname, '../fixtures/abstracts')

export const GOLDEN_ABSTRACTS = readdirSync(folder).map((file) => ({
  name: file.replace('.json', '').replaceAll('-', ' '),
  golden: JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Golden,
}))
