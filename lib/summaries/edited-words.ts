import type { Level } from '@/lib/evidence/design'
import { effectLines } from '@/lib/evidence/facts/effect-lines'
import type { KeyFacts } from './summary'

type Version = { tldr: string | null; paragraph: string | null; facts: KeyFacts | null; level: Level | null }

/** Which parts of a summary a version has changed, in words; of the first which it has. */
export function editedWords(version: Version, before: Version | null): string {
  const was = before && partsOf(before)
  const changed = partsOf(version).flatMap(([name, value], index) => {
    const old = was?.[index]?.[1] ?? ''
    if (old === value) return []
    if (!was) return [name]
    const isShort = old.length + value.length <= 80 && old !== '' && value !== ''
    return [isShort ? `${name} from “${old}” to “${value}”` : value === '' ? `${name}, taken away` : name]
  })
  if (changed.length === 0) return before ? 'The same words.' : 'No words yet.'
  return `${before ? 'Changed' : 'Has'}: ${changed.join('; ')}.`
}

function partsOf({ tldr, paragraph, facts, level }: Version): [string, string][] {
  return [
    ['TL;DR', tldr ?? ''],
    ['paragraph', paragraph ?? ''],
    ['population', facts?.population ?? ''],
    ['intervention', facts?.intervention ?? ''],
    ['comparator', facts?.comparator ?? ''],
    ['outcome', facts?.outcome ?? ''],
    ['participants', facts?.sampleSize?.toLocaleString('en-GB') ?? ''],
    ['follow-up', facts?.followUp ?? ''],
    ['effects', effectLines(facts?.effects)],
    ['level', level ? String(level) : ''],
  ]
}
