import { randomUUID } from 'node:crypto'
import { ActionForm } from '@/app/_ui/action-form'
import { Ago } from '@/app/_ui/ago'
import { Button } from '@/app/_ui/button'
import type { SourceSearch } from '@/db/look-ups/read-look-ups'
import { type SourceKey, sourceOf } from '@/lib/sources/source'
import { importChosen } from '../actions'
import { FoundRow } from './found-row'

type Props = { source: SourceKey; answer: NonNullable<SourceSearch['answer']>; at: Date; mayImport: boolean }

const number = (value: number) => value.toLocaleString('en-GB')
const hereWords = (here: number) => (here === 1 ? '1 of these is here' : `${number(here)} of these are here`)

/** The records that a source found, which of them are here, and for editors a choice of those that are not. */
export function FoundRecords({ source, answer, at, mayImport }: Props) {
  const { label } = sourceOf(source)
  const { count, found, translation, notFound } = answer
  const missing = found.filter(({ address }) => !address).length
  const rows = (
    <ol className="mt-3 border-line border-t">
      {found.map((record) => (
        <FoundRow key={record.pmid ?? record.doi} record={record} isAmongChoices={mayImport && missing > 0} />
      ))}
    </ol>
  )
  return (
    <section aria-labelledby="found" className="mt-9">
      <h2 id="found" className="section-title">
        {count === 0 ? `${label} found nothing` : `${number(count)} ${count === 1 ? 'record' : 'records'} at ${label}`}
      </h2>
      <p className="meta dotted mt-1">
        <span>
          asked <Ago at={at} />
        </span>
        {count > found.length && <span>the best {number(found.length)} are shown</span>}
        {found.length > 0 && <span>{hereWords(found.length - missing)}</span>}
      </p>
      {notFound.length > 0 && (
        <p className="mt-3 [overflow-wrap:anywhere]">
          {label} did not find: {notFound.join(', ')}.
        </p>
      )}
      {translation && (
        <details className="mt-3">
          <summary className="cursor-pointer text-ink-2 text-sm">How {label} read the words</summary>
          <p className="mt-2 max-w-[90ch] rounded bg-sunken px-3 py-2 font-mono text-sm [overflow-wrap:anywhere]">
            {translation}
          </p>
        </details>
      )}
      {mayImport && missing > 0 ? (
        <ActionForm
          action={importChosen}
          hidden={{ key: randomUUID(), source }}
          label="Import records"
          className="grid gap-4"
        >
          {rows}
          <Button look="main" className="w-fit">
            Import the chosen records
          </Button>
        </ActionForm>
      ) : (
        rows
      )}
    </section>
  )
}
