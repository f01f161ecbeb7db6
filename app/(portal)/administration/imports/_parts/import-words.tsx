import { Pill } from '@/app/_ui/pill'
import type { ImportLog, ImportState } from '@/db/import/import-logs'

const STATES: Record<ImportState, { words: string; tone: 'plain' | 'go' | 'warn' | 'stop' }> = {
  running: { words: 'Running', tone: 'plain' },
  finished: { words: 'Finished', tone: 'go' },
  broken: { words: 'A file broke off', tone: 'stop' },
  interrupted: { words: 'Interrupted', tone: 'warn' },
}

export function ImportStatePill({ state }: { state: ImportState }) {
  return <Pill tone={STATES[state].tone}>{STATES[state].words}</Pill>
}

const KINDS: Record<ImportLog['kind'], string> = {
  studies: 'Studies',
  references: 'References',
  mesh: 'MeSH',
  journals: 'Journal names',
  retractions: 'Listed retractions',
  citations: 'Citation counts',
}

export const importKindWords = (kind: ImportLog['kind']) => KINDS[kind]

const COUNTS = ['records', 'added', 'updated', 'unchanged', 'withdrawn', 'rejected'] as const

/** Every record accounted for: records = added + updated + unchanged + withdrawn + rejected. */
export function ImportCountsLine({ counts }: { counts: ImportLog['counts'] }) {
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
      {counts.undecided !== undefined && counts.undecided > 0 && (
        <span className="whitespace-nowrap text-danger">{counts.undecided.toLocaleString('en-GB')} to decide</span>
      )}
      {counts.joined !== undefined && (
        <span className="whitespace-nowrap">{counts.joined.toLocaleString('en-GB')} journals joined</span>
      )}
      {counts.retracted !== undefined && (
        <span className="whitespace-nowrap">{counts.retracted.toLocaleString('en-GB')} studies found retracted</span>
      )}
    </p>
  )
}
