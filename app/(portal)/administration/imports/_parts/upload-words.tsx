import { Pill } from '@/app/_ui/pill'
import type { UploadState } from '@/lib/references/upload'

const STATES: Record<UploadState, { words: string; tone: 'plain' | 'go' | 'warn' | 'stop' }> = {
  reading: { words: 'Being read', tone: 'plain' },
  read: { words: 'Not imported yet', tone: 'warn' },
  unreadable: { words: 'Could not be read', tone: 'stop' },
  applying: { words: 'Being imported', tone: 'plain' },
  stopping: { words: 'Stopping', tone: 'plain' },
  stopped: { words: 'Cancelled in the middle', tone: 'warn' },
  applied: { words: 'Imported', tone: 'go' },
  undoing: { words: 'Being undone', tone: 'plain' },
  undone: { words: 'Undone', tone: 'plain' },
  cancelled: { words: 'Discarded', tone: 'plain' },
}

export function UploadStatePill({ state }: { state: UploadState }) {
  return <Pill tone={STATES[state].tone}>{STATES[state].words}</Pill>
}

export const number = (value: number) => value.toLocaleString('en-GB')
export const counted = (value: number, one: string, many: string) => `${number(value)} ${value === 1 ? one : many}`

/** "4.2 s", "3 min"; nothing where it has not ended. */
export function tookWords(from: Date, to: Date | null): string | null {
  if (!to) return null
  const seconds = Math.max(0, (to.getTime() - from.getTime()) / 1000)
  if (seconds >= 100) return `took ${number(Math.round(seconds / 60))} min`
  return `took ${seconds.toLocaleString('en-GB', { maximumFractionDigits: 1 })} s`
}
