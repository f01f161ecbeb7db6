import { Pill } from '@/app/_ui/pill'
import type { ImportAccount, ImportState } from '@/db/import/import-accounts'

const STATES: Record<ImportState, { words: string; tone: 'plain' | 'go' | 'warn' | 'stop' }> = {
  running: { words: 'Running', tone: 'plain' },
  finished: { words: 'Finished', tone: 'go' },
  broken: { words: 'A file broke off', tone: 'stop' },
  interrupted: { words: 'Interrupted', tone: 'warn' },
}

export function ImportStatePill({ state }: { state: ImportState }) {
  return <Pill tone={STATES[state].tone}>{STATES[state].words}</Pill>
}

const KINDS: Record<ImportAccount['kind'], string> = {
  studies: 'Studies',
  mesh: 'MeSH',
  journals: 'Journal names',
  retractions: 'Listed retractions',
}

export const importKindWords = (kind: ImportAccount['kind']) => KINDS[kind]

const COUNTS = ['records', 'added', 'updated', 'unchanged', 'withdrawn', 'rejected'] as const

/** Every record accounted for: records = added + updated + unchanged + withdrawn + rejected. */
export function ImportCountsLine({ counts }: { counts: ImportAccount['counts'] }) {
  return (
    <p className="meta dotted">
      {COUNTS.map((name) => (
        <span
          key={name}
          className={`whitespace-nowrap ${name === 'rejected' && counts.rejected > 0 ? 'text-danger' : ''}`}
        >
          {(counts[name] ?? 0).toLocaleString('en-GB')} {name === 'records' && counts.records === 1 ? 'record' : name}
        </span>
      ))}
      {counts.joined !== undefined && (
        <span className="whitespace-nowrap">{counts.joined.toLocaleString('en-GB')} journals joined</span>
      )}
      {counts.retracted !== undefined && (
        <span className="whitespace-nowrap">{counts.retracted.toLocaleString('en-GB')} studies found retracted</span>
      )}
    </p>
  )
}
