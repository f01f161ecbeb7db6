import Link from 'next/link'
import { ActionForm } from '@/app/_ui/action-form'
import { Ago } from '@/app/_ui/ago'
import { Button } from '@/app/_ui/button'
import { Pill } from '@/app/_ui/pill'
import { RefreshWhile } from '@/app/_ui/refresh-while'
import { retry } from '@/app/(portal)/source-searches/actions'
import type { Fetched } from '@/db/look-ups/read-look-ups'
import type { LookUpState } from '@/lib/sources/look-up'
import { sourceOf } from '@/lib/sources/source'
import { counted, number } from './upload-words'

const STATES: Record<LookUpState, { words: string; tone: 'plain' | 'go' | 'stop' }> = {
  waiting: { words: 'Being fetched', tone: 'plain' },
  done: { words: 'Imported', tone: 'go' },
  failed: { words: 'Failed', tone: 'stop' },
}

/** One that is late comes by itself no more. */
export const isWaiting = ({ state, isLate }: Fetched) => state === 'waiting' && !isLate

/** Records that were asked for at a source, the latest first, and what came of them. */
export function FetchList({ fetches }: { fetches: Fetched[] }) {
  if (fetches.length === 0) return null
  return (
    <section aria-labelledby="fetched" className="mt-8">
      {fetches.some(isWaiting) && <RefreshWhile />}
      <h2 id="fetched" className="section-title border-line border-b pb-2.5">
        Fetched records
      </h2>
      <ol>
        {fetches.map((one) => (
          <li key={one.id} className="grid gap-1.5 border-line border-b py-3">
            <h3 className="flex flex-wrap items-baseline gap-3 font-medium">
              {one.importId ? (
                <Link href={`/administration/imports/${one.importId}`} className="hover:text-accent-ink">
                  <Name {...one} />
                </Link>
              ) : (
                <Name {...one} />
              )}
              <Pill tone={STATES[one.state].tone}>{STATES[one.state].words}</Pill>
            </h3>
            <p className="meta dotted">
              {one.answer && <Outcome answer={one.answer} />}
              <span>{one.by}</span>
              <span>
                <Ago at={one.createdAt} />
              </span>
            </p>
            {(one.fault || one.isLate) && (
              <p className="text-danger">{one.fault ?? 'Not fetched yet. Its job was cancelled, or no worker runs.'}</p>
            )}
            {one.mayRetry && (
              <ActionForm action={retry} hidden={{ lookUpId: one.id }} className="grid gap-2">
                <Button className="w-fit">Try again</Button>
              </ActionForm>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

const Name = ({ records, source }: Fetched) => (
  <>
    {counted(records, 'record', 'records')} from {sourceOf(source).label}
  </>
)

function Outcome({ answer: { added, updated, unchanged, rejected } }: { answer: NonNullable<Fetched['answer']> }) {
  return (
    <>
      <span>{number(added)} added</span>
      {updated > 0 && <span>{number(updated)} updated</span>}
      {unchanged > 0 && <span>{number(unchanged)} unchanged</span>}
      {rejected > 0 && <span className="text-danger">{number(rejected)} rejected</span>}
    </>
  )
}
