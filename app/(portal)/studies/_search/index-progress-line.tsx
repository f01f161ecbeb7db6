import type { IndexProgress } from '@/db/search/index/index-status'

/** One quiet line while some studies cannot be found yet, or are found by what they were. */
export function IndexProgressLine({ progress: { waiting, studies } }: { progress: IndexProgress }) {
  if (waiting === 0) return null
  return (
    <p className="meta mt-2">
      Search is being brought up to date: {waiting.toLocaleString('en-GB')} of {studies.toLocaleString('en-GB')}{' '}
      {studies === 1 ? 'study' : 'studies'} to go
    </p>
  )
}
