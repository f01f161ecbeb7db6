import { ago } from '@/lib/text/ago'

/** A moment in words, with the exact one for those who ask. */
export function Ago({ at }: { at: Date }) {
  return (
    <time dateTime={at.toISOString()} title={`${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`}>
      {ago(at, new Date())}
    </time>
  )
}
